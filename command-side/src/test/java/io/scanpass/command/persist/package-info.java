/** Tests. */
@NullMarked
package io.scanpass.command.persist;

import org.jspecify.annotations.NullMarked;
