package io.scanpass.query.serve.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.Ids;
import io.scanpass.query.TestKeys;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final int SCALE = 8;

    private final String text = "http://localhost:8080/q/"
            + QrPayload.write(
                    TestKeys.SHARED_KEY, Ids.random(), Duration.ofSeconds(15), Instant.parse("2026-11-20T10:00:00Z"));

    @Test
    void readsBackFromPng() throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrPicture.png(text)));

        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isBetween(512, 600);
        assertThat(read(image).getText()).isEqualTo(text);
        assertThat(read(image).getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
    }

    @Test
    void readsBackFromSvgOnADarkPage() throws ReaderException {
        assertThat(read(drawn(QrPicture.svg(text))).getText()).isEqualTo(text);
    }

    @Test
    void keepsFourModulesQuietAndHasCrispEdges() {
        String svg = QrPicture.svg(text);

        assertThat(svg).contains("shape-rendering=\"crispEdges\"").contains("fill=\"#fff\"");
        int size = size(svg);
        RUN.matcher(svg).results().forEach(run -> {
            int x = Integer.parseInt(run.group(1));
            int y = Integer.parseInt(run.group(2));
            int end = x + Integer.parseInt(run.group(3));
            assertThat(x).isGreaterThanOrEqualTo(4);
            assertThat(y).isBetween(4, size - 5);
            assertThat(end).isLessThanOrEqualTo(size - 4);
        });
    }

    /** A renderer of just what we write: black runs on a white square, on black. */
    private static BufferedImage drawn(String svg) {
        int size = size(svg);
        BufferedImage image = new BufferedImage((size + 8) * SCALE, (size + 8) * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.scale(SCALE, SCALE);
        canvas.translate(4, 4);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, size, size);
        canvas.setColor(Color.BLACK);
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            canvas.fillRect(
                    Integer.parseInt(run.group(1)), Integer.parseInt(run.group(2)), Integer.parseInt(run.group(3)), 1);
        }
        return image;
    }

    private static int size(String svg) {
        Matcher size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        return Integer.parseInt(size.group(1));
    }

    static Result read(BufferedImage image) throws ReaderException {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))));
    }
}
