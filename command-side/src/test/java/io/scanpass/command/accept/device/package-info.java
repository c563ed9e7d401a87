/** Tests. */
@NullMarked
package io.scanpass.command.accept.device;

import org.jspecify.annotations.NullMarked;
