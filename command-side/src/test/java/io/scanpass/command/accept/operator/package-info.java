/** Tests. */
@NullMarked
package io.scanpass.command.accept.operator;

import org.jspecify.annotations.NullMarked;
