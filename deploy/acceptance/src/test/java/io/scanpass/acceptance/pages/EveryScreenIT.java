package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.scanpass.acceptance.ScanPass;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each screen is looked at by axe-core (WCAG 2.2 A and AA, and its best practices), fits 320 CSS pixels without scrolling
 * sideways (WCAG 1.4.10), and is kept as a picture of 320 and of 1440 pixels.
 */
@InChromium
class EveryScreenIT {

    private static final int NARROW = 320;
    private static final int WIDE = 1440;

    private final Chromium chromium;
    private final ScanPass scanPass;

    EveryScreenIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void ofASignInIsFitForEveryone(ColorScheme colors) {
        NewContextOptions options = new NewContextOptions().setColorScheme(colors);
        Page hand = chromium.open(options);
        hand.navigate(scanPass.commands("/").toString());
        look(hand, "phone-sign-in", colors);
        Phone phone = new Phone(hand, "nobody");
        phone.press("I have no account yet");
        phone.sees("Create an account");
        look(hand, "phone-register", colors);
        phone = Phone.registered(hand, scanPass);
        look(hand, "phone-scan", colors);
        phone.typeCode("BCDF-GHJK");
        assertThat(phone.problem()).not().isEmpty();
        look(hand, "phone-refused", colors);

        Page web = chromium.open(options);
        LoginBox box = LoginBox.at(web, scanPass).awaitCode();
        look(web, "web-code", colors);
        phone.typeCodeOf(box);
        look(hand, "phone-approval", colors);
        box.number();
        look(web, "web-number", colors);
        phone.approve(box);
        phone.sees("Approved");
        look(hand, "phone-approved", colors);
        box.says("You are signed in as Alice.");
        look(web, "web-signed-in", colors);
        phone.press("Done");
        phone.turnTo("My sessions");
        phone.sees("Where I am signed in");
        look(hand, "phone-sessions", colors);
        phone.turnTo("Activity");
        assertThat(hand.locator("#activity-list li h3").first()).isVisible();
        look(hand, "phone-activity", colors);
        phone.turnTo("Account");
        phone.sees("Change password");
        look(hand, "phone-account", colors);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void ofAnEndIsFitForEveryone(ColorScheme colors) {
        NewContextOptions options = new NewContextOptions().setColorScheme(colors);
        Phone phone = Phone.registered(chromium.open(options), scanPass);
        Page web = chromium.open(options);
        LoginBox box = LoginBox.at(web, scanPass);
        phone.typeCodeOf(box);
        phone.press("Decline");
        phone.sees("Declined");
        look(phone.page(), "phone-declined", colors);
        box.says("The sign-in was declined");
        look(web, "web-declined", colors);
        box.turnToPassword();
        box.part("input").nth(0).fill("nobody");
        box.part("input").nth(1).fill("wrong");
        box.part("password-form").locator("[part=button]").click();
        assertThat(box.part("error")).not().isEmpty();
        look(web, "web-password", colors);
        LoginBox brief = LoginBox.sentBy("brief-web", chromium.open(options), scanPass);
        brief.says("This code has expired.");
        look(brief.page(), "web-expired", colors);
        LoginBox lost = LoginBox.at(
                chromium.open(options),
                scanPass.queries("/oauth2/authorize?client_id=x").toString());
        look(lost.page(), "web-refused", colors);
    }

    private static void look(Page page, String name, ColorScheme colors) {
        for (int width : new int[] {WIDE, NARROW}) {
            page.setViewportSize(width, 800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Chromium.PICTURES.resolve("%s-%d-%s.png".formatted(name, width, colors))));
        }
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s in a window of 320", name)
                .isLessThanOrEqualTo(NARROW);
        AxeResults seen = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze();
        assertThat(seen.getViolations())
                .as("what axe-core finds on %s, %s", name, colors)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(seen.getPasses()).as("rules that were applied").hasSizeGreaterThan(10);
    }
}
