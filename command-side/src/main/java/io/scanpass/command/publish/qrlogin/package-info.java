/** Stored QR login events in, published ones out. */
@NullMarked
package io.scanpass.command.publish.qrlogin;

import org.jspecify.annotations.NullMarked;
