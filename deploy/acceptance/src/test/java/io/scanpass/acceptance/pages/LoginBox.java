package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import java.util.regex.Pattern;

/** The element scanpass-login as a person sees it; locators of Playwright reach into its shadow root. */
record LoginBox(Page page) {

    private static final Pattern TWO_DIGITS = Pattern.compile("\\d\\d");

    static LoginBox at(Page page, ScanPass scanPass) {
        return at(page, scanPass.queries("/").toString());
    }

    /** As a relying party sends a browser to it. */
    static LoginBox sentBy(String clientId, Page page, ScanPass scanPass) {
        page.route(
                "https://rp.example/**",
                route -> route.fulfill(
                        new com.microsoft.playwright.Route.FulfillOptions().setBody("back at the relying party")));
        return at(
                page,
                scanPass.queries("/oauth2/authorize?response_type=code&client_id=" + clientId
                                + "&redirect_uri=https://rp.example/cb&scope=openid&state=s-1&code_challenge_method=S256"
                                + "&code_challenge=" + PhoneApp.CHALLENGE)
                        .toString());
    }

    static LoginBox at(Page page, String address) {
        page.navigate(address);
        return new LoginBox(page);
    }

    Locator part(String name) {
        return page.locator("scanpass-login [part~=" + name + "]");
    }

    /** The code is drawn. */
    LoginBox awaitCode() {
        part("qr").locator("svg").waitFor();
        assertThat(part("user-code")).hasText(Pattern.compile("[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}"));
        return this;
    }

    String userCode() {
        awaitCode();
        return part("user-code").innerText();
    }

    /** What a phone's camera sees of it. */
    byte[] picture() {
        awaitCode();
        return part("qr").screenshot();
    }

    /** That the other screen must be told; waits for the scan. */
    int number() {
        assertThat(part("number")).hasText(TWO_DIGITS);
        return Integer.parseInt(part("number").innerText());
    }

    void says(String sentence) {
        assertThat(part("message")).containsText(sentence);
    }

    void askForNewCode() {
        part("panel").locator("[part=button]").click();
    }

    void turnToPassword() {
        part("tab").nth(1).click();
    }
}
