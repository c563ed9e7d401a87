package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.scanpass.acceptance.ScanPass;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InChromium
class BrokenConnectionIT {

    private final NetworkBetween network = NetworkBetween.opened();
    private final Chromium chromium;
    private final ScanPass scanPass;
    private Phone phone;
    private Page web;

    BrokenConnectionIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @BeforeEach
    void open() {
        phone = Phone.registered(chromium.open(), scanPass);
        web = chromium.openBehind(network.address());
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aLostConnectionIsSaidAndTheSignInGoesOnWhenItIsBack() {
        LoginBox box = LoginBox.at(web, scanPass);
        String code = box.userCode();
        network.tear();
        assertThat(box.part("connection")).hasText(Pattern.compile("The connection is lost.*"));
        phone.typeCode(code);
        phone.sees("Sign in on another device?");
        network.mend();
        box.says("Scanned by Alice"); // what happened meanwhile
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }

    @Test
    void aProxyThatKeepsStreamsBackIsGoneAroundByAsking() {
        network.keepStreams();
        LoginBox box = LoginBox.at(web, scanPass);
        phone.typeCodeOf(box);
        box.says("Scanned by Alice");
        phone.approve(box);
        box.says("You are signed in as Alice.");
    }

    @Test
    void aPageThatFindsNoServerSaysSoAndTriesAgainWhenAsked() {
        LoginBox box = LoginBox.at(web, scanPass);
        box.awaitCode();
        phone.typeCodeOf(box);
        network.tear();
        box.askForNewCode();
        box.says("The server does not answer. Check your connection, then try again.");
        network.mend();
        box.askForNewCode();
        box.awaitCode();
    }
}
