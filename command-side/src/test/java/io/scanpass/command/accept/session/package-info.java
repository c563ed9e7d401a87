/** Tests. */
@NullMarked
package io.scanpass.command.accept.session;

import org.jspecify.annotations.NullMarked;
