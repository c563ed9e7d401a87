/** Questions about what was stored in; what happened, event by event, out. */
@NullMarked
package io.scanpass.command.decide.history;

import org.jspecify.annotations.NullMarked;
