/** Tests. */
@NullMarked
package io.scanpass.command.follow;

import org.jspecify.annotations.NullMarked;
