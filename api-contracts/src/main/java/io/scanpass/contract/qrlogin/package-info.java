/** Events of a QR login, as published, and the text its QR code carries. */
@NullMarked
package io.scanpass.contract.qrlogin;

import org.jspecify.annotations.NullMarked;
