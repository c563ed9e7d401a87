package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InChromium
class SignInByCameraIT {

    private final Chromium chromium;
    private final ScanPass scanPass;

    SignInByCameraIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @Test
    void aPersonScansTheCodeComparesTheNumberAndIsSignedIn() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        phone.scan(chromium, box);
        box.says("Scanned by Alice");
        phone.approve(box);
        phone.sees("Approved");
        box.says("You are signed in as Alice.");
    }

    @Test
    void aBrowserThatARelyingPartySentGoesBackWithACode() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.sentBy("spa-demo", chromium.open(), scanPass);
        phone.scan(chromium, box);
        phone.approve(box);
        assertThat(box.page()).hasURL(Pattern.compile("https://rp\\.example/cb\\?code=[^&]+&state=s-1&iss=.*"));
    }

    @Test
    void aPhonesOwnCameraAppOpensTheLinkOnTheSameScreen() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        String link = chromium.camera.read(box.picture());
        phone.page().navigate(link);
        phone.sees("Sign in on another device?");
        assertThat(phone.page()).hasURL(scanPass.commands("/#scan").toString()); // no code stays in the address
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }

    @Test
    void whoeverIsNotSignedInSignsInFirstAndSeesTheRequestThen() {
        PhoneApp person = PhoneApp.registered(scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        Phone phone = new Phone(chromium.open(), person.username);
        phone.page().navigate(chromium.camera.read(box.picture()));
        phone.sees("Sign in");
        phone.signIn(PhoneApp.PASSWORD);
        phone.sees("Sign in on another device?");
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }

    @Test
    void aPictureOfTheCodeDoesToo() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass).awaitCode();
        phone.page()
                .getByLabel("Read the code from a picture")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                        "screen.png", "image/png", box.page().screenshot()));
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }

    @Test
    void theNumberIsTypedWhereTheClientWantsThat() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.sentBy("typed-web", chromium.open(), scanPass);
        phone.typeCodeOf(box);
        phone.type("Number that the other screen shows (two digits)", Integer.toString(box.number()));
        phone.press("Approve");
        assertThat(box.page()).hasURL(Pattern.compile("https://rp\\.example/cb\\?code=.*"));
    }

    @Test
    void aPasswordDoesWithoutAPhone() {
        PhoneApp person = PhoneApp.registered(scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        box.turnToPassword();
        box.part("input").nth(0).fill(person.username);
        box.part("input").nth(1).fill("another one");
        box.part("password-form").locator("[part=button]").click();
        assertThat(box.part("error")).containsText("user name or the password is wrong");
        box.part("input").nth(1).fill(PhoneApp.PASSWORD);
        box.part("password-form").locator("[part=button]").click();
        box.says("You are signed in as Alice.");
    }

    @Test
    void aReloadOfThePageAsksForAnotherCodeAndTheOldOneStaysUnscanned() {
        Page page = chromium.open();
        LoginBox box = LoginBox.at(page, scanPass);
        String before = box.userCode();
        page.reload();
        org.assertj.core.api.Assertions.assertThat(box.userCode()).isNotEqualTo(before);
    }

    @Test
    void aReloadOfThePhoneShowsTheSameRequestAgain() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        phone.typeCodeOf(box);
        phone.page().reload();
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }
}
