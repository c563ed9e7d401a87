package io.scanpass.command.accept.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = "scanpass.operator.secret-sha256=MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc")
@ExtendWith(OutputCaptureExtension.class)
class OperatorIT extends CommandSideIT {

    private static final String SECRET = "operator-secret-of-the-tests-0123456789";

    private final String address =
            "2001:db8:8:" + Integer.toHexString(Ids.random().hashCode() & 0xffff) + "::1";

    @Test
    void findsDisablesAndEnablesAUser(CapturedOutput output) {
        String username = unique("Alice");
        String userId = register(username).text("user_id");
        String found = "{\"user_id\":\"%s\",\"username\":\"%s\",\"disabled\":%s}";
        assertThat(find(username.toUpperCase(Locale.ROOT)).http().body())
                .isEqualTo(found.formatted(userId, username, false));

        assertThat(post(userId, "disable").status()).isEqualTo(204);
        assertThat(post(userId, "disable").status()).isEqualTo(204);
        assertThat(find(username).http().body()).isEqualTo(found.formatted(userId, username, true));
        challenge(username, PASSWORD).isOAuthError(400, "invalid_grant");

        assertThat(post(userId, "enable").status()).isEqualTo(204);
        assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        assertThat(eventsOf(userId)).containsExactly("UserRegistered", "UserDisabled", "UserEnabled");
        assertThat(output)
                .contains("operator disabled user " + userId, "operator enabled user " + userId)
                .doesNotContain(SECRET);
    }

    @Test
    void erasesAUser() {
        String username = unique("Alice");
        String userId = register(username).text("user_id");
        assertThat(post(userId, "erase").status()).isEqualTo(204);
        assertThat(post(userId, "erase").status()).isEqualTo(204);
        find(username).isRefused(404, RejectionCode.USER_UNKNOWN);
        post(userId, "disable").isRefused(404, RejectionCode.USER_UNKNOWN);
        challenge(username, PASSWORD).isOAuthError(400, "invalid_grant");
        assertThat(eventsOf(userId)).containsExactly("UserRegistered", "UserErased");
    }

    @Test
    void isToldHowFarStreamsAre() {
        String userId = register(unique("Alice")).text("user_id");
        post(userId, "disable");
        Phone phone = newPhone();
        String session = "{\"kind\":\"session\",\"id\":\"%s\",\"sequence\":0}".formatted(phone.sessionId());

        String streams = "";
        String next = "";
        do {
            JsonNode page = JSON.readTree(
                    send(request("/v1/operator/streams?after=" + next).headers(operator()))
                            .http()
                            .body());
            streams += page.path("streams");
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(streams)
                .containsOnlyOnce("{\"kind\":\"user\",\"id\":\"%s\",\"sequence\":1}".formatted(userId))
                .containsOnlyOnce(session);
    }

    @Test
    void isToldOfNobody() {
        Phone phone = newPhone();
        find(unique("nobody")).isRefused(404, RejectionCode.USER_UNKNOWN);
        find("no name").isRefused(404, RejectionCode.USER_UNKNOWN);
        post(Ids.random(), "disable").isRefused(404, RejectionCode.USER_UNKNOWN);
        post(phone.sessionId(), "disable").isRefused(404, RejectionCode.USER_UNKNOWN);
        post("nonsense", "enable").isRefused(404, RejectionCode.USER_UNKNOWN);
    }

    @Test
    void isNobodyWithAnAccessTokenOrAnotherSecretOrNone() {
        String userId = newPhone().userId();
        HttpRequest.Builder disable = request("/v1/operator/users/" + userId + "/disable")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.noBody());
        Answer refused = send(disable.copy());
        refused.isRefused(401, RejectionCode.UNAUTHENTICATED);
        assertThat(refused.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        for (String authorization : new String[] {"Bearer ", "Bearer " + SECRET + "x", "Basic " + SECRET, SECRET}) {
            send(disable.copy().header("Authorization", authorization)).isRefused(401, RejectionCode.UNAUTHENTICATED);
        }
        send(disable.copy().headers(bearer(newPhone()))).isRefused(401, RejectionCode.UNAUTHENTICATED);
        assertThat(eventsOf(userId)).containsExactly("UserRegistered");
    }

    @Test
    void maySendFewWrongSecretsFromOneNetwork() {
        HttpRequest.Builder wrong = request("/v1/operator/users?username=x").header("X-Forwarded-For", address);
        for (int i = 0; i < 10; i++) send(wrong.copy()).isRefused(401, RejectionCode.UNAUTHENTICATED);
        send(wrong.copy()).isRefused(429, RejectionCode.TOO_MANY_REQUESTS);
        send(wrong.copy().header("Authorization", "Bearer " + SECRET)).isRefused(429, RejectionCode.TOO_MANY_REQUESTS);
        find("x").isRefused(404, RejectionCode.USER_UNKNOWN);
    }

    @Test
    void isNoPageOfAnyOrigin() {
        Answer preflight = send(request("/v1/operator/users")
                .header("Origin", "http://localhost:8081")
                .header("Access-Control-Request-Method", "GET")
                .header("X-Forwarded-For", address)
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.http().headers().map()).doesNotContainKey("access-control-allow-origin");
        Answer answer = send(
                request("/v1/operator/users?username=x").headers(operator()).header("Origin", "http://localhost:8081"));
        assertThat(answer.http().headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    private Answer find(String username) {
        return send(request("/v1/operator/users?username=" + encode(username)).headers(operator()));
    }

    private Answer post(String userId, String what) {
        return send(request("/v1/operator/users/" + userId + "/" + what)
                .headers(operator())
                .POST(BodyPublishers.noBody()));
    }

    private static String[] operator() {
        return new String[] {"Authorization", "Bearer " + SECRET};
    }
}
