package io.scanpass.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.scanpass.acceptance.ScanPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

/** The pictures of README: {@code deploy/readme-pictures} puts them there. */
@InChromium
class FilmedSignInIT {

    private static final int HEIGHT = 760;
    private static final String DESKTOP =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
    private static final Path PICTURES = Chromium.PICTURES.resolve("readme");

    private final Chromium chromium;
    private final ScanPass scanPass;

    FilmedSignInIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @Test
    void showsWhatBothScreensShow() throws IOException {
        Files.createDirectories(PICTURES);
        Page hand = chromium.open(new NewContextOptions().setViewportSize(360, HEIGHT));
        Phone phone = Phone.registered(hand, scanPass);
        Page web = chromium.open(
                new NewContextOptions().setViewportSize(560, HEIGHT).setUserAgent(DESKTOP));
        LoginBox box = LoginBox.at(web, scanPass).awaitCode();
        Path file = PICTURES.resolve("sign-in.gif");
        try (Film film = Film.into(file)) {
            film.show(web.screenshot(), hand.screenshot(), Duration.ofSeconds(3));
            phone.scan(chromium, box);
            int number = box.number();
            film.show(web.screenshot(), hand.screenshot(), Duration.ofSeconds(3));
            hand.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("phone.png"))
                    .setFullPage(true));
            web.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("web.png")));
            phone.choose(number);
            hand.locator("#approve").scrollIntoViewIfNeeded();
            film.show(web.screenshot(), hand.screenshot(), Duration.ofSeconds(2));
            phone.press("Approve");
            phone.sees("Approved");
            box.says("You are signed in as Alice.");
            film.show(web.screenshot(), hand.screenshot(), Duration.ofSeconds(3));
        }
        assertThat(pictures(file)).isEqualTo(4);
    }

    private static int pictures(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }
}
