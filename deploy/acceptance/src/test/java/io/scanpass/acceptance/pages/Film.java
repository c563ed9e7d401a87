package io.scanpass.acceptance.pages;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An animated GIF (GIF89a) of a web page and, beside it, a phone; it begins again at its end. */
final class Film implements AutoCloseable {

    private static final int BETWEEN = 24;

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;

    private Film(ImageOutputStream out) throws IOException {
        this.out = out;
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    static Film into(Path file) throws IOException {
        File target = file.toFile();
        if (target.exists() && !target.delete()) throw new IOException("cannot replace " + file);
        return new Film(ImageIO.createImageOutputStream(target));
    }

    /** @param web, phone screenshots of equal height */
    void show(byte[] web, byte[] phone, Duration howLong) throws IOException {
        BufferedImage left = ImageIO.read(new ByteArrayInputStream(web));
        BufferedImage right = ImageIO.read(new ByteArrayInputStream(phone));
        BufferedImage both = new BufferedImage(
                left.getWidth() + BETWEEN + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
        graphics.drawImage(left, 0, 0, null);
        graphics.drawImage(right, left.getWidth() + BETWEEN, 0, null);
        graphics.dispose();
        IIOMetadata told = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(both), null);
        tell(told, howLong);
        writer.writeToSequence(new IIOImage(both, null, told), null);
    }

    /** GIF counts hundredths of a second; whether it begins again is Netscape's extension. */
    private static void tell(IIOMetadata told, Duration howLong) throws IOException {
        String format = told.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) told.getAsTree(format);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", Long.toString(howLong.toMillis() / 10));
        control.setAttribute("disposalMethod", "none");
        IIOMetadataNode again = new IIOMetadataNode("ApplicationExtension");
        again.setAttribute("applicationID", "NETSCAPE");
        again.setAttribute("authenticationCode", "2.0");
        again.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(again);
        root.appendChild(extensions);
        told.setFromTree(format, root);
    }

    @Override
    public void close() throws IOException {
        writer.endWriteSequence();
        writer.dispose();
        out.close();
    }
}
