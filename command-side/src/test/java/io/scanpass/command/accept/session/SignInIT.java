package io.scanpass.command.accept.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInIT extends CommandSideIT {

    @Test
    void answersACodeOfWhichTheEventHoldsOnlyTheHash() {
        String username = unique("alice");
        register(username);
        Answer answer = challenge(username, PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().firstValue("Cache-Control")).contains("no-store");
        GrantCode code = GrantCode.read(sharedKey, Purpose.AUTHORIZATION_CODE, answer.text("authorization_code"))
                .orElseThrow();
        assertThat(eventsOf(code.id())).containsExactly("SessionStarted");
        String stored = jdbc.sql("select payload from domain_event where aggregate_identifier = ?")
                .param(code.id())
                .query(String.class)
                .single();
        assertThat(stored).contains(code.sha256()).doesNotContain(code.value());
    }

    @Test
    void givesByPasswordAlsoWhatAQrCodeMayNot() {
        String username = unique("carol");
        register(username);
        Map<String, String> form = new HashMap<>(complete());
        form.putAll(Map.of("client_id", "shop", "username", username, "scope", "orders"));
        assertThat(postForm("/oauth2/authorize-challenge", form).status()).isEqualTo(200);
    }

    @Test
    void answersAWrongPasswordLikeAnUnknownUser() {
        String username = unique("bob");
        register(username);
        Answer wrong = challenge(username, "not the password");
        Answer unknown = challenge(unique("nobody"), "not the password");
        Answer noName = challenge("no name at all", "not the password");
        wrong.isOAuthError(400, "invalid_grant");
        assertThat(said(unknown)).isEqualTo(said(wrong));
        assertThat(said(noName)).isEqualTo(said(wrong));
    }

    /** All but the id of the request. */
    private static String said(Answer answer) {
        return answer.http().body().replaceAll("\"trace_id\":\"[0-9a-f]{32}\"", "");
    }

    @Test
    void refusesIncompleteAndStrangeRequests() {
        without("client_id").isOAuthError(400, "invalid_request");
        without("username").isOAuthError(400, "invalid_request");
        without("password").isOAuthError(400, "invalid_request");
        without("code_challenge").isOAuthError(400, "invalid_request");
        with("code_challenge_method", "plain").isOAuthError(400, "invalid_request");
        with("code_challenge", "short").isOAuthError(400, "invalid_request");
        with("client_id", "nobody").isOAuthError(401, "invalid_client");
        with("scope", "openid admin").isOAuthError(400, "invalid_scope");
        postJson("/oauth2/authorize-challenge", "{}").isOAuthError(400, "invalid_request");
        postForm("/oauth2/authorize-challenge?client_id=phone-demo", Map.of()).isOAuthError(400, "invalid_request");
    }

    @Test
    void endsOwnSessionsOnly() {
        Phone alice = newPhone();
        Phone mallory = newPhone();
        delete(alice.sessionId(), mallory).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        delete(Ids.random(), alice).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        assertThat(eventsOf(alice.sessionId())).containsExactly("SessionStarted");
        assertThat(delete(alice.sessionId(), alice).status()).isEqualTo(204);
        assertThat(delete(alice.sessionId(), alice).status()).isEqualTo(204);
        assertThat(eventsOf(alice.sessionId())).containsExactly("SessionStarted", "SessionRevoked");
    }

    private Answer delete(String sessionId, Phone by) {
        return send(request("/v1/sessions/" + sessionId).headers(bearer(by)).DELETE());
    }

    private Answer without(String parameter) {
        Map<String, String> form = new HashMap<>(complete());
        form.remove(parameter);
        return postForm("/oauth2/authorize-challenge", form);
    }

    private Answer with(String parameter, String value) {
        Map<String, String> form = new HashMap<>(complete());
        form.put(parameter, value);
        return postForm("/oauth2/authorize-challenge", form);
    }

    private static Map<String, String> complete() {
        return Map.of(
                "client_id", "phone-demo",
                "username", "somebody",
                "password", PASSWORD,
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
    }
}
