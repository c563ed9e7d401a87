/** A QR login's view in; its stream, its state and its picture out. */
@NullMarked
package io.scanpass.query.serve.qrlogin;

import org.jspecify.annotations.NullMarked;
