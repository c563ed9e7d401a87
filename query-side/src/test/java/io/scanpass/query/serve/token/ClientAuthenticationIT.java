package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.WithQuerySide;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** RFC 6749 section 2.3.1 at the token endpoint. Whoever is let in learns that its device code waits for approval. */
@WithQuerySide
@ExtendWith(OutputCaptureExtension.class)
class ClientAuthenticationIT {

    @Autowired
    private TestBrowser browser;

    private final Map<String, String> form = new HashMap<>(Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            GrantCode.issue(
                            TestKeys.SHARED_KEY,
                            Purpose.DEVICE_CODE,
                            Ids.random(),
                            Instant.now().plusSeconds(120))
                    .value()));

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
