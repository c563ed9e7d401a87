package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.WithQuerySide;
import io.scanpass.testing.JwtSigner;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** RFC 6749 section 2.3.1 and RFC 7523 section 2.2 at the token endpoint. Whoever is let in learns that its device code waits for approval. */
@WithQuerySide
@ExtendWith(OutputCaptureExtension.class)
class ClientAuthenticationIT {

    private static final String ISSUER = "http://localhost:8081";

    @Autowired
    private TestBrowser browser;

    private final Map<String, String> form = new HashMap<>(
            Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", newDeviceCode()));

    @Test
    void knowsAConfidentialClientByTheHeader() {
        assertAnswer(400, "authorization_pending", false, post(basic("tv", TestKeys.TV_SECRET)));
    }

    @Test
    void knowsAConfidentialClientByTheForm() {
        form.put("client_id", "tv");
        form.put("client_secret", TestKeys.TV_SECRET);
        assertAnswer(400, "authorization_pending", false, post(null));
    }

    @Test
    void refusesWhoDoesNotProveToBeTheClient(CapturedOutput output) {
        assertAnswer(401, "invalid_client", true, post(basic("tv", "guessed-secret")));
        assertAnswer(401, "invalid_client", true, post(basic("web-demo", TestKeys.TV_SECRET)));
        form.put("client_id", "web-demo");
        assertAnswer(400, "invalid_request", false, post(basic("tv", TestKeys.TV_SECRET)));
        form.put("client_id", "tv");
        assertAnswer(401, "invalid_client", false, post(null));
        form.put("client_secret", "guessed-secret");
        assertAnswer(401, "invalid_client", false, post(null));
        form.put("client_secret", TestKeys.TV_SECRET);
        assertAnswer(400, "invalid_request", false, post(basic("tv", TestKeys.TV_SECRET)));
        form.put("client_id", "web-demo");
        assertAnswer(401, "invalid_client", false, post(null));
        assertThat(output.getAll()).doesNotContain("guessed-secret", TestKeys.TV_SECRET);
    }

    @Test
    void knowsAClientByWhatItSigned() {
        for (String audience : List.of(ISSUER, ISSUER + "/oauth2/token")) {
            present(TestKeys.BANK.assertion("bank", audience));
            assertAnswer(400, "authorization_pending", false, post(null));
        }
        form.put("client_id", "bank");
        present(TestKeys.BANK.assertion("bank", ISSUER));
        assertAnswer(400, "authorization_pending", false, post(null));
    }

    @Test
    void takesAnAssertionOnceOverAllNodes() {
        present(TestKeys.BANK.assertion("bank", ISSUER));
        assertAnswer(400, "authorization_pending", false, post(null));
        assertAnswer(401, "invalid_client", false, post(null));
        Map<String, String> settings = Map.of(
                "scanpass.clients.bank.name", "A bank",
                "scanpass.clients.bank.scopes", "openid",
                "scanpass.clients.bank.jwks", TestKeys.BANK.publicJwks());
        try (TestNode another = TestNode.start(settings)) {
            assertAnswer(401, "invalid_client", false, another.browser.token(form));
            present(TestKeys.BANK.assertion("bank", ISSUER));
            assertAnswer(400, "authorization_pending", false, another.browser.token(form));
        }
        assertAnswer(401, "invalid_client", false, post(null));
    }

    @Test
    void refusesAnAssertionThatIsNotForHereOrNotTheClients(CapturedOutput output) {
        String elsewhere = TestKeys.BANK.assertion("bank", "http://localhost:8080/oauth2/device_authorization");
        String anothers = JwtSigner.onP256("2026").assertion("bank", ISSUER);
        for (String wrong : List.of(elsewhere, anothers, TestKeys.BANK.assertion("tv", ISSUER), "junk")) {
            present(wrong);
            assertAnswer(401, "invalid_client", false, post(null));
        }
        present(TestKeys.BANK.assertion("bank", ISSUER));
        assertAnswer(400, "invalid_request", false, post(basic("bank", "guessed-secret")));
        form.put("client_secret", "guessed-secret");
        assertAnswer(400, "invalid_request", false, post(null));
        assertThat(output.getAll()).doesNotContain(elsewhere, anothers, "guessed-secret");
    }

    /** With a new device code, which may be asked for at once. */
    private void present(String assertion) {
        form.put("device_code", newDeviceCode());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
    }

    private static String newDeviceCode() {
        Instant end = Instant.now().plusSeconds(120);
        return GrantCode.issue(TestKeys.SHARED_KEY, Purpose.DEVICE_CODE, Ids.random(), end)
                .value();
    }

    private HttpResponse<String> post(@Nullable String authorization) {
        HttpRequest.Builder request = browser.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestBrowser.encoded(form)));
        if (authorization != null) request.header("Authorization", authorization);
        return browser.send(request.build());
    }

    private static String basic(String clientId, String secret) {
        String pair = clientId + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertAnswer(int status, String error, boolean challenging, HttpResponse<String> answer) {
        assertThat(TestBrowser.json(answer).get("error").asString())
                .as(answer.body())
                .isEqualTo(error);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(challenging);
    }
}
