/** What refusals are made of. */
@NullMarked
package io.scanpass.command.accept;

import org.jspecify.annotations.NullMarked;
