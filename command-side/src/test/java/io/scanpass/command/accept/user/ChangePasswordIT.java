package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePasswordIT extends CommandSideIT {

    private static final String NEW_PASSWORD = "seven purple umbrellas";

    private final String username = unique("Alice");

    @Test
    void takesTheNewPasswordAndNoLongerTheOldOne() {
        Phone phone = newUser();
        assertThat(changePassword(phone, PASSWORD, NEW_PASSWORD).status()).isEqualTo(204);

        assertThat(eventsOf(phone.userId())).containsExactly("UserRegistered", "PasswordChanged");
        String stored = jdbc.sql("select payload || meta_data from domain_event where aggregate_identifier = ?"
                        + " and sequence_number = 1")
                .param(phone.userId())
                .query(String.class)
                .single();
        assertThat(stored).contains(phone.sessionId()).doesNotContain("argon2", PASSWORD, NEW_PASSWORD);
        challenge(username, PASSWORD).isOAuthError(400, "invalid_grant");
        assertThat(challenge(username, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void wantsThePresentPassword() {
        Phone phone = newUser();
        isRefused(phone, "not the password", NEW_PASSWORD, 403, RejectionCode.WRONG_PASSWORD);
        isRefused(phone, "", NEW_PASSWORD, 403, RejectionCode.WRONG_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "trustno1", "TrustNo1", "zdenka quackenbush", PASSWORD})
    void refusesWhatIsEasyToGuessOrNoOtherPassword(String weak) {
        isRefused(newUser(), PASSWORD, weak, 400, RejectionCode.WEAK_PASSWORD);
    }

    @Test
    void refusesTheUserName() {
        isRefused(newUser(), PASSWORD, username, 400, RejectionCode.WEAK_PASSWORD);
    }

    @Test
    void wantsALiveSession() {
        Phone phone = newUser();
        send(request("/v1/sessions/" + phone.sessionId()).headers(bearer(phone)).DELETE());
        // Nor does a token of it find out whether a password is right.
        isRefused(phone, "not the password", NEW_PASSWORD, 401, RejectionCode.SESSION_REVOKED);
        postJson("/v1/password", "{}").isRefused(401, RejectionCode.UNAUTHENTICATED);
    }

    @Test
    void mayBeAskedForByOurOtherPage() {
        Answer preflight = send(request("/v1/password")
                .header("Origin", "http://localhost:8081")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.http().headers().allValues("Access-Control-Allow-Methods"))
                .singleElement()
                .asString()
                .contains("PUT");
    }

    @Test
    void takesOneOfManyThatComeAtOnce() {
        Phone phone = newUser();
        List<Future<Integer>> answers;
        try (var pool = Executors.newFixedThreadPool(6)) {
            answers = IntStream.range(0, 6)
                    .mapToObj(number -> pool.submit(() -> changePassword(phone, PASSWORD, NEW_PASSWORD + number)
                            .status()))
                    .toList();
        }
        // 403 for those that read the new hash already, 503 for whom nothing was hashed in time.
        assertThat(answers).extracting(Future::resultNow).containsOnlyOnce(204).isSubsetOf(204, 403, 409, 503);
        int winner = answers.stream().map(Future::resultNow).toList().indexOf(204);
        assertThat(challenge(username, NEW_PASSWORD + winner).status()).isEqualTo(200);
        assertThat(eventsOf(phone.userId())).containsExactly("UserRegistered", "PasswordChanged");
    }

    private Phone newUser() {
        String body = "{\"username\": \"%s\", \"password\": \"%s\", \"display_name\": \"Zdenka Quackenbush\"}"
                .formatted(username, PASSWORD);
        Answer registered = postJson("/v1/users", body);
        return signIn(registered.text("user_id"), username);
    }

    private void isRefused(Phone phone, String current, String chosen, int status, RejectionCode code) {
        changePassword(phone, current, chosen).isRefused(status, code);
        assertThat(eventsOf(phone.userId())).containsExactly("UserRegistered");
    }
}
