/** RequestQr, ScanQr, ConfirmQr, RejectQr in, their events or a refusal out. */
@NullMarked
package io.scanpass.command.decide.qrlogin;

import org.jspecify.annotations.NullMarked;
