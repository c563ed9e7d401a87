package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two phones and a browser of one person. */
@ExtendWith(SharedScanPass.class)
class SessionsIT {

    private final ScanPass scanPass;
    private final PhoneApp phone;
    private final PhoneApp second;
    private final Answer browser;

    SessionsIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.phone = PhoneApp.registered(scanPass);
        this.second = phone.another();
        this.browser = signIn("quick-web");
    }

    @Test
    void endAtTheWishOfAnotherOfTheSamePerson() {
        delete("/" + PhoneApp.sessionOf(browser), second).is(204);
        awaitEnd(browser);
        delete("/" + phone.sessionId(), second).is(204);
        awaitEnd(phone.tokens);
        assertLives(second.tokens);
    }

    @Test
    void endAllButTheOneThatAsks() {
        PhoneApp stranger = PhoneApp.registered(scanPass);
        delete("?except=current", second).is(204);
        awaitEnd(phone.tokens);
        awaitEnd(browser);
        assertLives(second.tokens);
        assertLives(stranger.tokens);
    }

    @Test
    void endAllTogether() {
        delete("", phone).is(204);
        awaitEnd(phone.tokens);
        awaitEnd(second.tokens);
        awaitEnd(browser);
        assertThat(phone.refresh().status()).isEqualTo(400);
    }

    @Test
    void areCalledWhatThePersonCallsThem() {
        String path = "/v1/sessions/" + PhoneApp.sessionOf(browser);
        Http.patchJson(scanPass.commands(path), Map.of("name", "Desk"), phone.bearer())
                .is(204);
        Answer unnamed = Http.patchJson(scanPass.commands(path), Map.of("name", " "), phone.bearer());
        assertThat(unnamed.is(400).text("code")).isEqualTo("invalid_session_name");
        assertLives(browser);
    }

    @Test
    void areToldOfWithAllElseThatHappened() {
        assertThat(activity("?limit=4"))
                .containsExactlyInAnyOrder(
                        "session.started", "session.started", "qr-login.confirmed", "qr-login.scanned");
        delete("/" + PhoneApp.sessionOf(browser), phone).is(204);
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.reject(page).is(200);
        Awaitility.await().untilAsserted(() -> assertThat(activity("?limit=3"))
                .containsExactly("qr-login.rejected cancelled", "qr-login.scanned", "session.revoked signed_out"));
        assertThat(activity("")).hasSize(9).endsWith("user.registered");
    }

    @Test
    void outliveTheirApproverUnlessTheirClientTiesThemToIt() {
        Answer tied = signIn("tied-web");
        delete("/" + phone.sessionId(), phone).is(204);
        awaitEnd(phone.tokens);
        awaitEnd(tied);
        assertLives(browser);
        assertLives(second.tokens);
    }

    private Answer signIn(String clientId) {
        WebPage page = WebPage.asking(scanPass, "client_id", clientId);
        phone.scan(page).is(200);
        phone.confirmBlindly(page).is(200);
        page.watch().await("confirmed");
        return page.redeem().is(200);
    }

    private Answer delete(String which, PhoneApp by) {
        return Http.delete(scanPass.commands("/v1/sessions" + which), by.bearer());
    }

    private List<String> activity(String which) {
        Answer told = Http.get(scanPass.queries("/v1/activity" + which), second.bearer());
        return told.is(200)
                .json()
                .path("activity")
                .valueStream()
                .map(each -> (each.path("type").asString() + " "
                                + each.path("reason").asString(""))
                        .strip())
                .toList();
    }

    private void awaitEnd(Answer tokens) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> userinfo(tokens).status() == 401);
    }

    private void assertLives(Answer tokens) {
        assertThat(userinfo(tokens).status()).isEqualTo(200);
    }

    private Answer userinfo(Answer tokens) {
        return Http.get(scanPass.queries("/oauth2/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"));
    }
}
