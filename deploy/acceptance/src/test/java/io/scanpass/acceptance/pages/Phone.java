package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.contract.seal.Ids;
import java.util.List;

/** The phone page in the hand of a person. */
record Phone(Page page, String username) {

    /** With an account that was just made on it. */
    static Phone registered(Page page, ScanPass scanPass) {
        Phone phone = new Phone(page, "user" + Ids.random());
        page.navigate(scanPass.commands("/").toString());
        phone.press("I have no account yet");
        phone.type("User name", phone.username);
        phone.type("Name shown to you on other screens (optional)", "Alice");
        phone.type("Password", PhoneApp.PASSWORD);
        phone.press("Create account");
        phone.sees("Scan a sign-in code");
        return phone;
    }

    /** Of a person who has an account. */
    static Phone signedIn(Page page, ScanPass scanPass, PhoneApp person) {
        page.navigate(scanPass.commands("/").toString());
        Phone phone = new Phone(page, person.username);
        phone.signIn(PhoneApp.PASSWORD);
        phone.sees("Scan a sign-in code");
        return phone;
    }

    void signIn(String password) {
        type("User name", username);
        type("Password", password);
        press("Sign in");
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void turnTo(String section) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(section)).click();
    }

    void type(String label, String text) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true))
                .locator("visible=true")
                .fill(text);
    }

    /** Holds the camera before a page. */
    void scan(Chromium chromium, LoginBox box) {
        chromium.camera.see(box.picture());
        page.context().grantPermissions(List.of("camera"));
        press("Start camera");
        sees("Sign in on another device?");
    }

    void typeCode(String code) {
        page.getByLabel("Code in letters, shown beside the QR code").fill(code);
        press("Continue");
    }

    void typeCodeOf(LoginBox box) {
        typeCode(box.userCode());
        sees("Sign in on another device?");
    }

    void choose(int number) {
        page.locator("#choices label", new Page.LocatorOptions().setHasText(Integer.toString(number)))
                .click();
    }

    int wrongNumber(int right) {
        return page.locator("#choices label").allInnerTexts().stream()
                .map(Integer::parseInt)
                .filter(number -> number != right)
                .findFirst()
                .orElseThrow();
    }

    void approve(LoginBox box) {
        choose(box.number());
        press("Approve");
    }

    void sees(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(heading)))
                .isVisible();
    }

    Locator problem() {
        return page.getByRole(AriaRole.ALERT);
    }
}
