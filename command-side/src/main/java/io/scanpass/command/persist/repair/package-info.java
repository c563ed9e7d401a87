/** Stored events in, how far each stream is out. */
@NullMarked
package io.scanpass.command.persist.repair;

import org.jspecify.annotations.NullMarked;
