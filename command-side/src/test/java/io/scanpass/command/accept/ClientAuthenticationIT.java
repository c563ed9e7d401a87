package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.testing.JwtSigner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** RFC 6749 section 2.3.1 and RFC 7523 section 2.2 at both endpoints of this side that clients call. */
@ExtendWith(OutputCaptureExtension.class)
class ClientAuthenticationIT extends CommandSideIT {

    private static final String DEVICE = "/oauth2/device_authorization";
    private static final String CHALLENGE = "/oauth2/authorize-challenge";

    @ParameterizedTest
    @ValueSource(strings = {DEVICE, CHALLENGE})
    void knowsAConfidentialClientByItsSecret(String path) {
        Map<String, String> form = form();
        isOk(postForm(path, form, basic("tv", TV_SECRET)));
        form.put("client_id", "tv");
        isOk(postForm(path, form, basic("tv", TV_SECRET)));
        form.put("client_secret", TV_SECRET);
        isOk(postForm(path, form));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVICE, CHALLENGE})
    void refusesWhoDoesNotProveToBeTheClient(String path, CapturedOutput output) {
        Map<String, String> form = form();
        long stored = storedEvents();
        isChallenged(postForm(path, form, basic("tv", "guessed-secret")));
        isChallenged(postForm(path, form, basic("web-demo", TV_SECRET)));
        isChallenged(postForm(path, form, basic("nobody", TV_SECRET)));
        form.put("client_id", "web-demo");
        postForm(path, form, basic("tv", TV_SECRET)).isOAuthError(400, "invalid_request");
        form.put("client_id", "tv");
        isRefused(postForm(path, form));
        form.put("client_secret", "guessed-secret");
        isRefused(postForm(path, form));
        form.put("client_secret", TV_SECRET);
        postForm(path, form, basic("tv", TV_SECRET)).isOAuthError(400, "invalid_request");
        form.put("client_id", "web-demo");
        isRefused(postForm(path, form));
        assertThat(storedEvents()).isEqualTo(stored);
        assertThat(output.getAll()).doesNotContain("guessed-secret", TV_SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVICE, CHALLENGE})
    void knowsAClientByWhatItSignedOnce(String path) {
        Map<String, String> form = form();
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        for (String audience : List.of(TestIssuer.INSTANCE.issuer(), "http://localhost:8080" + path)) {
            form.put("client_assertion", SIGNER.assertion("signer", audience));
            isOk(postForm(path, form));
            isRefused(postForm(path, form));
        }
        form.put("client_id", "signer");
        form.put("client_assertion", SIGNER.assertion("signer", TestIssuer.INSTANCE.issuer()));
        isOk(postForm(path, form));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVICE, CHALLENGE})
    void refusesAnAssertionThatIsNotForHereOrNotTheClients(String path) {
        Map<String, String> form = form();
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        String issuer = TestIssuer.INSTANCE.issuer();
        for (String wrong : List.of(
                SIGNER.assertion("signer", "http://localhost:8080"),
                SIGNER.assertion("signer", issuer + path),
                SIGNER.assertion("signer", issuer + "/oauth2/token"),
                SIGNER.assertion("web-demo", issuer),
                JwtSigner.onP256("2026").assertion("signer", issuer))) {
            form.put("client_assertion", wrong);
            isRefused(postForm(path, form));
        }
        form.put("client_assertion", SIGNER.assertion("signer", issuer));
        postForm(path, form, basic("tv", TV_SECRET)).isOAuthError(400, "invalid_request");
    }

    private static void isOk(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    }

    private static void isRefused(Answer answer) {
        answer.isOAuthError(401, "invalid_client");
        assertThat(answer.http().headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    /** RFC 6749 section 5.2: who tried the header is answered in its scheme. */
    private static void isChallenged(Answer answer) {
        answer.isOAuthError(401, "invalid_client");
        assertThat(answer.http().headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"scanpass\"");
    }

    private long storedEvents() {
        return jdbc.sql("select count(*) from domain_event").query(Long.class).single();
    }

    /** Both endpoints' parameters: each ignores the other's. */
    private Map<String, String> form() {
        String username = unique("user");
        register(username);
        return new HashMap<>(Map.of(
                "username",
                username,
                "password",
                PASSWORD,
                "code_challenge",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method",
                "S256"));
    }
}
