/** Stored events in, chained to one another; what is not as it was written out. */
@NullMarked
package io.scanpass.command.persist.history;

import org.jspecify.annotations.NullMarked;
