/** Tests. */
@NullMarked
package io.scanpass.command.decide.session;

import org.jspecify.annotations.NullMarked;
