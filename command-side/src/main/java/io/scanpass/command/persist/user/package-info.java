/** Reservations of user names and credentials, written in the transaction of the event; names, read from events. */
@NullMarked
package io.scanpass.command.persist.user;

import org.jspecify.annotations.NullMarked;
