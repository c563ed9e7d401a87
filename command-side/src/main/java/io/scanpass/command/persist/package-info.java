/** Events in, rows in PostgreSQL out, and back. */
@NullMarked
package io.scanpass.command.persist;

import org.jspecify.annotations.NullMarked;
