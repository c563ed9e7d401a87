package io.scanpass.acceptance.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A browser whose camera sees what it is shown. Each page is opened with a profile of its own. */
final class Chromium implements AutoCloseable {

    /** Where pictures are kept. */
    static final Path PICTURES = Path.of(System.getProperty("pictures"));

    private static final double LONGEST_WAIT = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    final FakeCamera camera;

    private Chromium(Playwright playwright, Browser browser, FakeCamera camera) {
        this.playwright = playwright;
        this.browser = browser;
        this.camera = camera;
    }

    static Chromium start(Path executable) {
        try {
            PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT);
            FakeCamera camera = FakeCamera.in(Files.createTempDirectory("camera"));
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--disable-component-update",
                                    "--use-fake-device-for-media-stream",
                                    "--use-file-for-fake-video-capture=" + camera.video())));
            return new Chromium(playwright, browser, camera);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Page open() {
        return open(new NewContextOptions());
    }

    /** Another browser than the one of all other pages: refused ones are told by their network and their user agent. */
    Page openAs(String userAgent) {
        return open(new NewContextOptions().setUserAgent(userAgent));
    }

    /** @param proxy address of the HTTP proxy that all requests take */
    Page openBehind(String proxy) {
        return open(new NewContextOptions().setProxy(proxy));
    }

    /** A page that fails the test when a script of it fails or the Content-Security-Policy stops something. */
    Page open(NewContextOptions options) {
        BrowserContext context =
                browser.newContext(options.setLocale(options.locale == null ? "en-GB" : options.locale));
        context.setDefaultTimeout(LONGEST_WAIT);
        context.onWebError(failure -> complaints.add(failure.error()));
        context.onConsoleMessage(message -> {
            boolean isRefusal = message.text().startsWith("Failed to load resource"); // the page has words for it
            if (message.type().equals("error") && !isRefusal) complaints.add(message.text());
        });
        return context.newPage();
    }

    void photograph(String name) {
        int number = 0;
        for (BrowserContext context : browser.contexts()) {
            for (Page page : context.pages()) {
                Path file = PICTURES.resolve("failed").resolve(name.replaceAll("\\W+", "-") + "-" + number++ + ".png");
                page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            }
        }
    }

    /** Every page is closed, and none complained. */
    void closeAll() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        Assertions.assertThat(heard).as("complaints of the browser").isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
        camera.close();
    }
}
