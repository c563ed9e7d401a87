package io.scanpass.acceptance.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * The video file that Chromium plays in place of a camera (YUV4MPEG2, 4:2:0): read anew each time the camera is switched
 * on, and played over and over.
 */
record FakeCamera(Path video) implements AutoCloseable {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 5;
    private static final byte GREY = (byte) 128;

    static FakeCamera in(Path folder) {
        FakeCamera camera = new FakeCamera(folder.resolve("camera.y4m"));
        camera.play(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB));
        return camera;
    }

    /** @param png what stands before the camera: a screenshot */
    void see(byte[] png) {
        try {
            play(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the code in a picture says, as a phone's own camera app would read it. */
    String read(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            BinaryBitmap bits = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
            return new QRCodeReader().decode(bits).getText();
        } catch (IOException | ReaderException failure) {
            throw new IllegalArgumentException("no code in this picture", failure);
        }
    }

    /** As large as it fits, on a dark table. */
    private void play(BufferedImage picture) {
        BufferedImage seen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        double scale = Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight());
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        Graphics2D graphics = seen.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        graphics.dispose();
        write(seen);
    }

    private void write(BufferedImage seen) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420mpeg2\n"
                .formatted(WIDTH, HEIGHT)
                .getBytes(StandardCharsets.US_ASCII));
        byte[] frame = frame(seen);
        for (int i = 0; i < FRAMES; i++) {
            file.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            file.writeBytes(frame);
        }
        try {
            Files.write(video, file.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Without colours: the light of each pixel, then grey for each four of them, twice. */
    private static byte[] frame(BufferedImage seen) {
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, WIDTH * HEIGHT, frame.length, GREY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Color color = new Color(seen.getRGB(x, y));
                frame[y * WIDTH + x] =
                        (byte) ((color.getRed() * 299 + color.getGreen() * 587 + color.getBlue() * 114) / 1000);
            }
        }
        return frame;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(video);
            Files.deleteIfExists(video.getParent());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
