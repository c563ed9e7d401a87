package io.scanpass.query.serve.qrlogin;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A text as QR code (ISO/IEC 18004): correction level M, the quiet zone of four modules that the standard asks for. */
final class QrPicture {

    private static final int SMALLEST_PNG = 512;
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

    private QrPicture() {}

    /** One path on white: dark pages cannot swallow the quiet zone, and no anti-aliasing blurs the edges. */
    static String svg(String text) {
        BitMatrix modules = encode(text, 0);
        int size = modules.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (modules.get(x, y)) {
                    int start = x;
                    while (x < size && modules.get(x, y)) {
                        x++;
                    }
                    int run = x - start;
                    path.append('M').append(start).append(' ').append(y);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path fill="#000" d="%2$s"/></svg>
                """.formatted(size, path);
    }

    static byte[] png(String text) {
        int modules = encode(text, 0).getWidth();
        int pixelsPerModule = Math.ceilDiv(SMALLEST_PNG, modules);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            MatrixToImageWriter.writeToStream(encode(text, modules * pixelsPerModule), "PNG", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is written to memory
        }
        return png.toByteArray();
    }

    private static BitMatrix encode(String text, int size) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, size, size, HINTS);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("does not fit into a QR code", tooLong);
        }
    }
}
