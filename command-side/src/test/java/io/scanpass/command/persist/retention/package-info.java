/** Tests. */
@NullMarked
package io.scanpass.command.persist.retention;

import org.jspecify.annotations.NullMarked;
