/** Requests of browsers and phones in, QrLogin commands out. */
@NullMarked
package io.scanpass.command.accept.qrlogin;

import org.jspecify.annotations.NullMarked;
