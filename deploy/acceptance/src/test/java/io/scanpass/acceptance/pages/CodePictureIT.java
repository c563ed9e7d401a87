package io.scanpass.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.scanpass.acceptance.ScanPass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader that is not ours reads the whole screen, as a phone would that is held before it. */
@InChromium
class CodePictureIT {

    private static final Path ZBAR = Path.of("/usr/bin/zbarimg");

    private final Chromium chromium;
    private final ScanPass scanPass;

    CodePictureIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @BeforeAll
    static void needsZbar() {
        boolean isHere = Files.isExecutable(ZBAR);
        if (!isHere)
            System.out.println(
                    "SKIPPED: no zbarimg here (apt-get install zbar-tools), so no other reader tried our codes");
        assumeTrue(isHere, "needs zbarimg");
    }

    @ParameterizedTest
    @CsvSource({"1, LIGHT, 1280", "1, DARK, 1280", "2, LIGHT, 1280", "2, DARK, 1280", "1, DARK, 320"})
    void isReadFromTheScreen(double scale, ColorScheme colors, int width) throws IOException, InterruptedException {
        Page web = chromium.open(new NewContextOptions()
                .setDeviceScaleFactor(scale)
                .setColorScheme(colors)
                .setViewportSize(width, 900));
        LoginBox box = LoginBox.at(web, scanPass).awaitCode();
        Path file = Chromium.PICTURES.resolve("code-%.0fx-%s-%d.png".formatted(scale, colors, width));
        web.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(zbarimg(file)).startsWith(scanPass.commands("/q/").toString());
        box.says("Scan this code");
    }

    private static String zbarimg(Path picture) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ZBAR.toString(), "--quiet", "--raw", picture.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return read.strip();
    }
}
