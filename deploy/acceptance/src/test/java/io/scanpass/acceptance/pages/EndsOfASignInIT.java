package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.scanpass.acceptance.ScanPass;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every end but the good one: both people read what happened, and what they can do next. */
@InChromium
class EndsOfASignInIT {

    private final Chromium chromium;
    private final ScanPass scanPass;
    private Phone phone;
    private Page web;

    EndsOfASignInIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @BeforeEach
    void open() {
        phone = Phone.registered(chromium.open(), scanPass);
        web = chromium.open();
    }

    @Test
    void aCodeThatNobodyScannedExpiresAndAnotherOneIsAskedForByThePersonAlone() {
        LoginBox box = LoginBox.sentBy("brief-web", web, scanPass);
        String before = box.userCode();
        box.says("This code has expired.");
        assertThat(box.part("qr").locator("svg")).hasCount(0);
        phone.typeCode(before);
        assertThat(phone.problem()).containsText("Nobody shows this code now.");
        box.askForNewCode();
        org.assertj.core.api.Assertions.assertThat(box.userCode()).isNotEqualTo(before);
    }

    @Test
    void aCodeThatNobodyDecidedExpiresOnBothScreens() {
        LoginBox box = LoginBox.sentBy("brief-web", web, scanPass);
        phone.typeCodeOf(box);
        phone.sees("Scan a sign-in code");
        assertThat(phone.problem()).containsText("Time is up: nobody was signed in.");
        box.says("This code has expired.");
    }

    @Test
    void whatIsDeclinedIsOverOnBothScreens() {
        LoginBox box = LoginBox.at(web, scanPass);
        phone.typeCodeOf(box);
        phone.press("Decline");
        phone.sees("Declined");
        box.says("The sign-in was declined on the phone. Nobody was signed in.");
        box.askForNewCode();
        box.awaitCode();
    }

    @Test
    void aRelyingPartyHearsThatItWasDeclined() {
        LoginBox box = LoginBox.sentBy("spa-demo", web, scanPass);
        phone.typeCodeOf(box);
        phone.press("Decline");
        assertThat(web).hasURL(Pattern.compile("https://rp\\.example/cb\\?error=access_denied&.*state=s-1.*"));
    }

    @Test
    void aWrongNumberEndsTheSignIn() {
        LoginBox box = LoginBox.at(web, scanPass);
        phone.typeCodeOf(box);
        phone.choose(phone.wrongNumber(box.number()));
        phone.press("Approve");
        assertThat(phone.problem()).containsText("The other screen shows another number");
        box.says("Another number was chosen on the phone, so this sign-in was stopped.");
    }

    @Test
    void nothingIsApprovedBeforeANumberIsChosen() {
        LoginBox box = LoginBox.at(web, scanPass);
        phone.typeCodeOf(box);
        phone.press("Approve");
        assertThat(phone.problem()).containsText("Choose the number that the other screen shows first.");
        phone.approve(box);
        phone.sees("Approved");
    }

    @Test
    void aSecondPhoneIsRefusedAndTheFirstOneGoesOn() {
        LoginBox box = LoginBox.at(web, scanPass);
        String code = box.userCode();
        Phone second = Phone.registered(chromium.open(), scanPass);
        phone.typeCodeOf(box);
        second.typeCode(code);
        assertThat(second.problem()).containsText("Another phone has scanned this code.");
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }

    @Test
    void aPersonWhoDidNotAskSaysSoAndTheBrowserIsRefusedForAWhile() {
        LoginBox box = LoginBox.at(chromium.openAs("Mozilla/5.0 attacker"), scanPass);
        phone.typeCodeOf(box);
        phone.press("This was not me");
        phone.sees("Stopped");
        box.says("The person with the phone did not start this sign-in.");
        box.askForNewCode();
        box.says("There were too many attempts from here.");
    }

    @Test
    void anApprovalIsTakenBackAtOnce() {
        LoginBox box = LoginBox.at(chromium.openAs("Mozilla/5.0 mistaken"), scanPass);
        phone.typeCodeOf(box);
        phone.approve(box);
        box.says("You are signed in as Alice.");
        phone.press("It was not me: end it");
        phone.sees("Stopped");
    }

    @Test
    void aCameraThatIsNotAllowedIsNamedAndThereAreOtherWays() {
        phone.press("Start camera");
        assertThat(phone.problem()).containsText("The camera is not allowed here.");
        phone.typeCodeOf(LoginBox.at(web, scanPass));
    }

    @Test
    void lettersThatNobodyShowsAndForeignCodesAreNamed() {
        phone.typeCode("BCDF-GHJK");
        assertThat(phone.problem()).containsText("Nobody shows this code now.");
        phone.typeCode("https://evil.example/q/x");
        assertThat(phone.problem()).containsText("This QR code is not one of ours.");
    }
}
