/** Stored events in, in their order and each at least once to whoever follows them; how far they are is in PostgreSQL. */
@NullMarked
package io.scanpass.command.follow;

import org.jspecify.annotations.NullMarked;
