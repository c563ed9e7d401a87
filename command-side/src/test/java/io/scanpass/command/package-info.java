/** Tests. */
@NullMarked
package io.scanpass.command;

import org.jspecify.annotations.NullMarked;
