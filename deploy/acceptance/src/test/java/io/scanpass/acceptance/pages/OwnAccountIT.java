package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.WebPage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do on the phone page with their own account. */
@InChromium
class OwnAccountIT {

    private static final String NEXT_PASSWORD = "nine quiet rivers bend";

    private final Chromium chromium;
    private final ScanPass scanPass;
    private Phone phone;

    OwnAccountIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @BeforeEach
    void signInOnAWebPage() {
        phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.at(chromium.openAs("Mozilla/5.0 " + phone.username()), scanPass);
        phone.typeCodeOf(box);
        phone.approve(box);
        box.says("You are signed in as Alice.");
        phone.press("Done");
    }

    private Locator cards() {
        return phone.page().locator("#session-list li");
    }

    private Locator notice() {
        return phone.page().locator("#notice");
    }

    @Test
    void aSessionIsNamedAndEnded() {
        phone.turnTo("My sessions");
        assertThat(cards()).hasCount(2);
        assertThat(cards().first()).containsText("This phone");
        Locator web = cards().filter(new FilterOptions().setHasText("ScanPass web"));
        assertThat(web).containsText("QR code, approved on");
        web.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rename"))
                .click();
        phone.type("Name of this session", "Kitchen");
        phone.press("Save");
        assertThat(notice()).containsText("The session is called Kitchen now.");
        phone.press("End Kitchen");
        assertThat(notice()).containsText("Kitchen is signed out.");
        assertThat(cards()).hasCount(1);
        phone.page().reload(); // not only here, but where sessions are kept
        assertThat(cards()).hasCount(1);
    }

    @Test
    void aSessionThatIsNotOnesOwnIsReported() {
        phone.turnTo("My sessions");
        phone.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("this was not me"))
                .click();
        Locator sure = phone.page().getByRole(AriaRole.DIALOG);
        assertThat(sure).containsText("its browser is refused for a while");
        sure.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End"))
                .click();
        assertThat(notice()).containsText("is ended and its browser is refused.");
        assertThat(cards()).hasCount(1);
    }

    @Test
    void aDialogThatIsLeftChangesNothing() {
        phone.turnTo("My sessions");
        phone.press("End all others");
        phone.page().keyboard().press("Escape");
        assertThat(cards()).hasCount(2);
        phone.press("End all others");
        phone.page().getByRole(AriaRole.DIALOG).locator("#dialog-yes").click();
        assertThat(phone.page().locator("#no-others")).isVisible();
    }

    @Test
    void whatHappenedIsTold() {
        phone.turnTo("Activity");
        Locator headings = phone.page().locator("#activity-list li h3");
        // The approval and the session that it began are of the same instant.
        for (String told :
                List.of("Signed in by QR code", "Sign-in approved", "Signed in with the password", "Account created")) {
            assertThat(headings.filter(new FilterOptions().setHasText(told))).hasCount(1);
        }
    }

    @Test
    void thePasswordIsChanged() {
        phone.turnTo("Account");
        Page page = phone.page();
        Locator form = page.locator("#password-form");
        form.getByLabel("Current password").fill("another one");
        form.getByLabel("New password").fill(NEXT_PASSWORD);
        phone.press("Change password");
        assertThat(phone.problem()).containsText("The current password is another one.");
        form.getByLabel("Current password").fill(PhoneApp.PASSWORD);
        form.getByLabel("New password").fill("password1");
        phone.press("Change password");
        assertThat(phone.problem()).containsText("too easy to guess");
        form.getByLabel("New password").fill(NEXT_PASSWORD);
        phone.press("Change password");
        assertThat(notice()).containsText("Your password is changed.");
        phone.press("Sign out on this phone");
        phone.signIn(NEXT_PASSWORD);
        phone.sees("Scan a sign-in code");
    }

    @Test
    void anAccountIsErasedForGood() {
        phone.turnTo("Account");
        Locator form = phone.page().locator("#erase-form");
        form.getByLabel("Current password").fill(PhoneApp.PASSWORD);
        form.getByLabel("I understand that this cannot be undone").check();
        phone.press("Erase my account for good");
        assertThat(notice()).containsText("Your account is erased for good.");
        phone.signIn(PhoneApp.PASSWORD);
        assertThat(phone.problem()).containsText("The user name or the password is wrong.");
    }

    @Test
    void aSessionThatEndedElsewhereIsSaid() {
        PhoneApp person = PhoneApp.registered(scanPass);
        Phone signedIn = Phone.signedIn(chromium.open(), scanPass, person);
        Http.delete(scanPass.commands("/v1/sessions?except=current"), person.bearer())
                .is(204);
        signedIn.typeCode(WebPage.asking(scanPass).asked.text("user_code"));
        signedIn.sees("Sign in");
        assertThat(signedIn.problem()).containsText("You were signed out on this phone.");
    }
}
