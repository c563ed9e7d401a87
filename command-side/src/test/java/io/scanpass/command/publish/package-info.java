/** Tests. */
@NullMarked
package io.scanpass.command.publish;

import org.jspecify.annotations.NullMarked;
