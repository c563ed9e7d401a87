package io.scanpass.command.persist.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@SuppressWarnings("NullAway.Init") // Spring and JUnit set the fields
class RetentionIT extends CommandSideIT {

    private static final Duration OLD = Duration.ofDays(31);
    private static final Duration YOUNG = Duration.ofDays(29);

    @Autowired
    private WhenQrLoginsAreOldThenRemoved retention;

    @Autowired
    private TransactionOperations transactions;

    private Phone phone;

    @BeforeEach
    void signIn() {
        phone = newPhone();
    }

    @Test
    void removesOldLoginsWholeAndNothingElse() {
        String old = confirmedLogin();
        String young = confirmedLogin();
        age(old, OLD);
        age(young, YOUNG);
        long others = count("type <> 'QrLogin'");
        awaitRelay();

        retention.removeAllThatIsOld();

        assertThat(eventsOf(old)).isEmpty();
        assertThat(eventsOf(young)).containsExactly("QrRequested", "QrScanned", "QrConfirmed");
        assertThat(count("type <> 'QrLogin'")).isEqualTo(others);
        assertThat(count("type = 'Session' and payload like '%" + old + "%'")).isEqualTo(1);
    }

    @Test
    void leavesWhatTheRelayHasNotPublished() {
        String old = confirmedLogin();
        age(old, OLD);
        awaitRelay();
        long last = jdbc.sql("select max(global_index) from domain_event where aggregate_identifier = ?")
                .param(old)
                .query(Long.class)
                .single();
        // As if the relay had been stopped right before the login's last event, and did not look meanwhile.
        transactions.executeWithoutResult(transaction -> {
            move("{\"index\":" + (last - 1) + ",\"gaps\":[]}");
            assertThat(retention.removeSome(Instant.now())).isZero();
            move("{\"index\":" + last + ",\"gaps\":[" + (last - 1) + "]}");
            assertThat(retention.removeSome(Instant.now())).isZero();
            transaction.setRollbackOnly();
        });
        assertThat(eventsOf(old)).hasSize(3);
        retention.removeAllThatIsOld();
        assertThat(eventsOf(old)).isEmpty();
    }

    @Test
    void leavesTheRelayAtWork() {
        age(confirmedLogin(), OLD);
        awaitRelay();
        retention.removeAllThatIsOld();
        confirmedLogin();
        awaitRelay();
    }

    private String confirmedLogin() {
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        assertThat(scan(requested.text("user_code"), phone).status()).isEqualTo(200);
        assertThat(decide(loginId, "confirm", phone).status()).isEqualTo(200);
        return loginId;
    }

    private void age(String loginId, Duration age) {
        owner().sql("update domain_event set time_stamp = ? where aggregate_identifier = ?")
                .params(Instant.now().minus(age).toString(), loginId)
                .update();
    }

    private void move(String position) {
        jdbc.sql("update token_entry set token = convert_to(?, 'UTF8') where processor_name = 'relay'")
                .param(position)
                .update();
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from domain_event where " + which)
                .query(Long.class)
                .single();
    }

    private void awaitRelay() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        select (convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint
                            >= (select max(global_index) from domain_event)
                        from token_entry where processor_name = 'relay'
                        """).query(Boolean.class).single());
    }
}
