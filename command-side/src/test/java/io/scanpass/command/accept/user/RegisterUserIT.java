package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.contract.RejectionCode;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterUserIT extends CommandSideIT {

    @Test
    void registersAndKeepsThePasswordOutOfTheEvent() {
        String username = unique("Alice");
        Answer answer = register(username);
        assertThat(answer.status()).isEqualTo(201);
        String userId = answer.text("user_id");
        assertThat(eventsOf(userId)).containsExactly("UserRegistered");
        String stored = jdbc.sql("select payload || meta_data from domain_event where aggregate_identifier = ?")
                .param(userId)
                .query(String.class)
                .single();
        assertThat(stored).contains("jwe").doesNotContain(username, "argon2", PASSWORD);
        String hash = jdbc.sql("select password_hash from credential where user_id = ?")
                .param(userId)
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void refusesANameTakenInAnotherSpellingAndStoresNothing() {
        String username = unique("bob");
        register(username);
        long events = eventCount();
        register(username.toUpperCase(Locale.ROOT)).isRefused(409, RejectionCode.USERNAME_TAKEN);
        assertThat(eventCount()).isEqualTo(events);
    }

    @Test
    void givesANameToOneOfManyWhoAskAtOnce() {
        String username = unique("carol");
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 16)
                    .mapToObj(number -> pool.submit(() -> registerUntilAnswered(username)))
                    .toList();
            assertThat(answers).extracting(Future::get).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    /** A busy machine may let one wait too long for the others: that is 503, and nothing is stored. */
    private int registerUntilAnswered(String username) {
        int status = register(username).status();
        while (status == 503) status = register(username).status();
        return status;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                              | malformed_request",
                "[]                                                             | malformed_request",
                "{\"username\": 7, \"password\": \"correct horse battery staple\"}   | malformed_request",
                "{\"username\": [\"a\"], \"password\": \"correct horse battery\"}     | malformed_request",
                "{\"password\": \"correct horse battery staple\"}                 | invalid_username",
                "{\"username\": \"   \", \"password\": \"correct horse battery\"}   | invalid_username",
                "{\"username\": \"a b\", \"password\": \"correct horse battery\"}   | invalid_username",
                "{\"username\": \"dora\"}                                         | weak_password",
                "{\"username\": \"dora\", \"password\": \"short\"}                  | weak_password",
                "{\"username\": \"dora\", \"password\": \"password\"}               | weak_password",
                "{\"username\": \"dora\", \"password\": \"a password of mine\", \"display_name\": \"\"} | invalid_display_name",
            })
    void refusesWhatCannotBeAUser(String body, String code) {
        long events = eventCount();
        postJson("/v1/users", body).isRefused(400, RejectionCode.valueOf(code.toUpperCase(Locale.ROOT)));
        assertThat(eventCount()).isEqualTo(events);
    }

    @Test
    void takesAPasswordOf73BytesAndRefusesOneOf1025() {
        String password = "p".repeat(72);
        assertThat(postJson("/v1/users", body(unique("erin"), password + "!")).status())
                .isEqualTo(201);
        postJson("/v1/users", body(unique("erin"), "p".repeat(1025))).isRefused(400, RejectionCode.PASSWORD_TOO_LONG);
    }

    @Test
    void refusesOtherMediaTypes() {
        send(request("/v1/users").header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString("{}")))
                .isRefused(415, RejectionCode.UNSUPPORTED_MEDIA_TYPE);
    }

    private static String body(String username, String password) {
        return "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}";
    }

    private long eventCount() {
        return jdbc.sql("select count(*) from domain_event").query(Long.class).single();
    }
}
