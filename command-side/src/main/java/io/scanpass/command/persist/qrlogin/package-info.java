/** Reservations of user codes, written in the transaction of the event. */
@NullMarked
package io.scanpass.command.persist.qrlogin;

import org.jspecify.annotations.NullMarked;
