package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.testing.Forgeries;
import io.scanpass.testing.Forgeries.Forgery;
import io.scanpass.testing.JwtSigner;
import io.scanpass.testing.Misissues;
import io.scanpass.testing.Trap;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T20: of a genuine token nothing can be made, no key is taken from one who is not trusted, and no token stands in for
 * another. Wycheproof's cases are put to each side by itself.
 */
@ExtendWith(SharedScanPass.class)
@TestInstance(Lifecycle.PER_CLASS)
class T20ForgedTokenIT {

    private final ScanPass scanPass;
    private final PhoneApp phone;
    private final JwtSigner issuer;
    private final JwtSigner attacker = JwtSigner.onP256("attacker");
    private final Trap trap = new Trap(attacker.publicJwks());
    private final String assertion;

    T20ForgedTokenIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.phone = PhoneApp.registered(scanPass);
        this.issuer = scanPass.issuer();
        this.assertion = ScanPass.SIGNER.assertion(
                "signing-demo", scanPass.querySide.uri().toString());
    }

    @AfterAll
    void takesTheGenuineOnesAndFetchesNoKeyOfTheAttacker() {
        trap.close();
        assertThat(trap.visits()).isZero();
        assertAnswers(phone.accessToken(), 200, 400);
        device(assertion).is(200);
    }

    Stream<Forgery> accessTokens() throws ParseException {
        SignedJWT genuine = SignedJWT.parse(phone.accessToken());
        Map<String, Object> members = new LinkedHashMap<>(genuine.getPayload().toJSONObject());
        genuine.getHeader().toJSONObject().forEach((name, value) -> members.put("." + name, value));
        return Stream.of(
                        Forgeries.of(phone.accessToken(), issuer.key(), attacker, trap.uri()),
                        Misissues.of(issuer, members),
                        Misissues.ofAccessToken(issuer, members))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("accessTokens")
    void neitherSideTakesAForgedAccessToken(Forgery forgery) {
        assertAnswers(forgery.token(), 401, 401);
    }

    Stream<Forgery> assertions() {
        return Forgeries.of(assertion, ScanPass.SIGNER.key(), attacker, trap.uri()).stream();
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void neitherSideTakesAForgedAssertion(Forgery forgery) {
        device(forgery.token()).is(401);
        token(forgery.token()).is(401);
    }

    @Test
    void neitherSideTakesATokenForAnother() {
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");
        Http.Answer tokens = page.redeem().is(200);
        for (String other : List.of(
                tokens.text("id_token"), tokens.text("refresh_token"), assertion, page.asked.text("device_code"))) {
            assertAnswers(other, 401, 401);
        }
        for (String other :
                List.of(tokens.text("access_token"), tokens.text("id_token"), tokens.text("refresh_token"))) {
            device(other).is(401);
            token(other).is(401);
        }
    }

    private void assertAnswers(String token, int atUserinfo, int atScan) {
        String[] bearer = {"Authorization", "Bearer " + token};
        Http.get(scanPass.queries("/oauth2/userinfo"), bearer).is(atUserinfo);
        Http.postJson(scanPass.commands("/v1/qr-logins/scan"), Map.of("payload", "junk"), bearer)
                .is(atScan);
    }

    private Http.Answer device(String presented) {
        return Http.postForm(scanPass.commands("/oauth2/device_authorization"), asserted(presented));
    }

    private Http.Answer token(String presented) {
        return Http.postForm(scanPass.queries("/oauth2/token"), asserted(presented));
    }

    private static Map<String, String> asserted(String presented) {
        return Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "none",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", presented);
    }
}
