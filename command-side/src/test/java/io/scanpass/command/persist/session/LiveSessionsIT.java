package io.scanpass.command.persist.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ConfirmQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.PhoneContext;
import io.scanpass.command.decide.session.SessionCommand.EndSessions;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.Backends;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SuppressWarnings("NullAway.Init") // Spring sets the fields
class LiveSessionsIT extends CommandSideIT {

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private WhenSessionsExpireThenForgotten forgetting;

    @Test
    void aConfirmThatIsFirstIsFoundByTheEndOfItsPhone() {
        Phone phone = newPhone();
        Phone[] started = {null};
        CompletableFuture<?>[] ended = {null};
        transactions.executeWithoutResult(transaction -> {
            started[0] = confirmHere(phone);
            ended[0] = meanwhile(() -> {
                commands.sendAndWait(new EndSessions(phone.userId(), null, null, RevokeReason.PASSWORD_CHANGED));
                return "";
            });
            staysUndone(ended[0]);
        });
        ended[0].join();
        assertThat(revocationOf(phone)).isEqualTo("password_changed");
        assertThat(revocationOf(started[0])).isEqualTo("password_changed");
    }

    @Test
    void aConfirmThatIsSecondIsRefused() {
        Phone phone = newPhone();
        String loginId = scanned(phone);
        CompletableFuture<?>[] confirmed = {null};
        transactions.executeWithoutResult(transaction -> {
            commands.sendAndWait(new RevokeSession(phone.sessionId(), phone.userId(), RevokeReason.SIGNED_OUT, null));
            confirmed[0] = meanwhile(() -> decide(loginId, "confirm", phone));
            staysUndone(confirmed[0]);
        });
        ((Answer) confirmed[0].join()).isRefused(401, RejectionCode.SESSION_REVOKED);
        assertThat(eventsOf(loginId)).containsExactly("QrRequested", "QrScanned");
    }

    @Test
    void areForgottenPastTheirEndAndNotBefore() {
        Phone past = newPhone();
        Phone live = newPhone();
        jdbc.sql("update live_session set expires_at = now() where session_id = ?")
                .param(past.sessionId())
                .update();
        forgetting.forgetAll();
        assertThat(rows(past)).isZero();
        assertThat(rows(live)).isEqualTo(1);
    }

    /** A schema of before V6, with a session that is live, one that was revoked and one that is past its end. */
    @Test
    void areThoseOfTheEventsWhenTheTableIsMade() {
        String schema = unique("old").toLowerCase(Locale.ROOT);
        migrate(schema, "5");
        JdbcClient old = owner();
        storeStart(old, schema, "live", "2999-01-01T00:00:00Z");
        storeStart(old, schema, "past", "2020-01-01T00:00:00Z");
        storeStart(old, schema, "over", "2999-01-01T00:00:00Z");
        store(old, schema, "over", 1, "SessionRevoked", "{}");
        migrate(schema, "6");
        assertThat(old.sql("select live::text from " + schema + ".live_session live")
                        .query((row, number) -> row.getString(1))
                        .list())
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("(live,alice,web,phone,\"2026-11-21 "));
        old.sql("drop schema " + schema + " cascade").update();
    }

    private void migrate(String schema, String version) {
        Flyway.configure()
                .dataSource(ownersConnections())
                .schemas(schema)
                .target(version)
                .repeatableSqlMigrationPrefix("none")
                .placeholders(Map.of("command_role", Backends.selected().username()))
                .load()
                .migrate();
    }

    private static void storeStart(JdbcClient old, String schema, String id, String end) {
        String payload = """
                {"sessionId": "%s", "userId": "alice", "clientId": "web", "approvingSessionId": "phone",
                 "startedAt": "2026-11-21T12:00:00.123Z", "expiresAt": "%s"}""".formatted(id, end);
        store(old, schema, id, 0, "SessionStarted", payload);
    }

    private static void store(JdbcClient old, String schema, String id, int sequence, String type, String payload) {
        old.sql("insert into " + schema
                        + ".domain_event (aggregate_identifier, sequence_number, type, event_identifier,"
                        + " time_stamp, payload_type, payload_revision, payload, meta_data)"
                        + " values (?, ?, 'Session', ?, '', ?, '1', ?, '{}')")
                .params(id, sequence, id + sequence, type, payload)
                .update();
    }

    private String scanned(Phone phone) {
        Answer requested = requestQr();
        assertThat(scan(requested.text("user_code"), phone).status()).isEqualTo(200);
        return requested.text("login_id");
    }

    /** In the transaction of this thread. */
    private Phone confirmHere(Phone phone) {
        String loginId = scanned(phone);
        String started = Ids.random();
        commands.sendAndWait(
                new ConfirmQr(loginId, phone, new PhoneContext("127.0.0.1", Instant.now()), started, null));
        return new Phone(phone.userId(), started);
    }

    private static <T> CompletableFuture<T> meanwhile(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action);
    }

    private static void staysUndone(CompletableFuture<?> action) {
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> !action.isDone());
    }

    private long rows(Phone session) {
        return jdbc.sql("select count(*) from live_session where session_id = ?")
                .param(session.sessionId())
                .query(Long.class)
                .single();
    }
}
