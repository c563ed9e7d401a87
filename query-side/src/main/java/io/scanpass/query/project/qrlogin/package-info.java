/** QR login events in, how far a QR login is out. */
@NullMarked
package io.scanpass.query.project.qrlogin;

import org.jspecify.annotations.NullMarked;
