package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.contract.seal.Ids;
import org.junit.jupiter.api.Test;

/** Both pages by Tab, Enter, Space and arrows alone. Focus is always on something, and seen (WCAG 2.4.7). */
@InChromium
class KeyboardAloneIT {

    private static final int FAR_AWAY = 40;

    /** The innermost element in focus: its text or label, and whether its outline is drawn. */
    private static final String FOCUSED = """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              if (!at || at === document.body) return { name: "", outline: "none" };
              const drawn = at.type === "radio" ? at.nextElementSibling : at;
              return { name: at.getAttribute("aria-label") || at.closest("label")?.innerText || at.innerText,
                outline: getComputedStyle(drawn).outlineStyle };
            }""";

    private final Chromium chromium;
    private final ScanPass scanPass;

    KeyboardAloneIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @Test
    void isEnoughToRegisterScanAndApprove() {
        Page hand = chromium.open();
        hand.navigate(scanPass.commands("/").toString());
        press(hand, "I have no account yet", "Enter");
        write(hand, "User name", "user" + Ids.random());
        write(hand, "Password", PhoneApp.PASSWORD);
        hand.keyboard().press("Enter");
        Phone phone = new Phone(hand, "");
        phone.sees("Scan a sign-in code");
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        write(hand, "Code in letters", box.userCode());
        hand.keyboard().press("Enter");
        phone.sees("Sign in on another device?");
        String number = Integer.toString(box.number());
        reach(hand, "");
        for (int i = 0; i < 3 && !focused(hand).name().equals(number); i++)
            hand.keyboard().press("ArrowDown");
        hand.keyboard().press("Space");
        press(hand, "Approve", "Enter");
        phone.sees("Approved");
        box.says("You are signed in");
    }

    @Test
    void isEnoughToSignInByPassword() {
        PhoneApp person = PhoneApp.registered(scanPass);
        Page web = chromium.open();
        LoginBox box = LoginBox.at(web, scanPass).awaitCode();
        reach(web, "Phone");
        web.keyboard().press("ArrowRight");
        write(web, "User name", person.username);
        write(web, "Password", PhoneApp.PASSWORD);
        web.keyboard().press("Enter");
        box.says("You are signed in as Alice.");
        assertThat(focused(web).name()).as("focus follows").contains("You are signed in as Alice.");
    }

    @Test
    void isEnoughToAskForANewCodeAndTheChangeIsSpoken() {
        Page web = chromium.open();
        LoginBox box = LoginBox.sentBy("brief-web", web, scanPass);
        box.says("This code has expired.");
        assertThat(web.locator("scanpass-login [role=status][part=status]")).containsText("This code has expired.");
        press(web, "Get a new code", "Space");
        box.awaitCode();
    }

    private static void write(Page page, String label, String text) {
        reach(page, label);
        page.keyboard().type(text);
    }

    private static void press(Page page, String name, String key) {
        reach(page, name);
        page.keyboard().press(key);
    }

    private static void reach(Page page, String name) {
        for (int i = 0; i < FAR_AWAY; i++) {
            page.keyboard().press("Tab");
            Focused focused = focused(page);
            if (focused.name().startsWith(name)) {
                assertThat(focused.outline()).as("outline of %s", name).isNotEqualTo("none");
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + name);
    }

    private static Focused focused(Page page) {
        java.util.Map<?, ?> seen = (java.util.Map<?, ?>) page.evaluate(FOCUSED);
        return new Focused(String.valueOf(seen.get("name")).strip(), String.valueOf(seen.get("outline")));
    }

    private record Focused(String name, String outline) {}
}
