package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasureIT extends CommandSideIT {

    private final String username = unique("Canary");

    @Test
    void forgetsWhoWantsToBe() {
        Phone phone = newUser();
        Phone web = approved("web-demo", phone);
        rename(web, "Canary's desk");
        erase(phone, "wrong").isRefused(403, RejectionCode.WRONG_PASSWORD);
        assertThat(keysOf(phone.userId())).isEqualTo(2); // the person's, and the scanned login's

        assertThat(erase(phone, PASSWORD).status()).isEqualTo(204);
        await().until(() ->
                revocationOf(phone).equals("user_erased") && revocationOf(web).equals("user_erased"));
        assertThat(keysOf(phone.userId())).isZero();
        assertThat(rowsOf(phone.userId())).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(eventsOf(phone.userId())).containsExactly("UserRegistered", "UserErased");
        erase(phone, PASSWORD).isRefused(401, RejectionCode.SESSION_REVOKED);
        challenge(username, PASSWORD).isOAuthError(400, "invalid_grant");
    }

    @Test
    void freesTheName() {
        Phone first = newUser();
        assertThat(erase(first, PASSWORD).status()).isEqualTo(204);
        assertThat(register(username).status()).isEqualTo(201);
        assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void keepsNoNameInTheClear() {
        Phone phone = newUser();
        rename(phone, "Canary's phone");
        approved("web-demo", phone);
        for (String table : jdbc.sql("select tablename from pg_tables where schemaname = current_schema")
                .query(String.class)
                .list()) {
            assertThat(jdbc.sql("select count(*) from " + table + " of where of::text ilike '%canary%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private Phone newUser() {
        String userId = register(username).text("user_id");
        return new Phone(userId, signIn(userId, username).sessionId());
    }

    private Answer erase(Phone phone, String password) {
        return postJson(
                "/v1/users/me/erase", JSON.writeValueAsString(Map.of("current_password", password)), bearer(phone));
    }

    private void rename(Phone session, String name) {
        Answer renamed = send(request("/v1/sessions/" + session.sessionId())
                .headers(bearer(session))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", name)))));
        assertThat(renamed.status()).isEqualTo(204);
    }

    private long keysOf(String userId) {
        return count("personal_key where user_id = :user or of_whom = :user", userId);
    }

    private List<Long> rowsOf(String userId) {
        return List.of(
                count("user_name where user_id = :user", userId),
                count("credential where user_id = :user", userId),
                count("approval where user_id = :user", userId));
    }

    private long count(String rows, String userId) {
        return jdbc.sql("select count(*) from " + rows)
                .param("user", userId)
                .query(Long.class)
                .single();
    }
}
