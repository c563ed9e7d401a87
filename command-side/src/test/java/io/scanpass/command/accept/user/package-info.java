/** Tests. */
@NullMarked
package io.scanpass.command.accept.user;

import org.jspecify.annotations.NullMarked;
