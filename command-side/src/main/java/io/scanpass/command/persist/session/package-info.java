/** Whether a session is live, read from its events. */
@NullMarked
package io.scanpass.command.persist.session;

import org.jspecify.annotations.NullMarked;
