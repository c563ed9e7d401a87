package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.contract.EventType;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T17: a refresh token that is used twice ends the session, for the thief and for whom it was stolen from. */
@ExtendWith(SharedScanPass.class)
class T17RefreshReplayIT {

    private final ScanPass scanPass;

    T17RefreshReplayIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void theCommandSideEndsTheSessionWithinASecondOfTheNotice() {
        awaitRevocation(noticed(PhoneApp.registered(scanPass))); // by now the consumer group is there
        PhoneApp phone = PhoneApp.registered(scanPass);
        Instant start = Instant.now();
        Published.Message revoked = awaitRevocation(noticed(phone));
        assertThat(revoked.value()).contains("\"user_id\":\"" + phone.userId + "\"");
        assertThat(Duration.between(start, revoked.publishedAt())).isLessThan(Duration.ofSeconds(1));
    }

    private static Published.Message awaitRevocation(PhoneApp phone) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.records().stream()
                                .filter(record -> record.type().equals(EventType.SESSION_REVOKED.wireName())
                                        && record.key().equals(phone.sessionId())
                                        && record.value().contains("\"reason\":\"refresh_token_reused\""))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** As the query side says it. */
    private static PhoneApp noticed(PhoneApp phone) {
        String json = """
                {"session_id":"%s","user_id":"%s","client_id":"phone-demo","noticed_at":"%s"}""".formatted(phone.sessionId(), phone.userId, Instant.now());
        Forged.publish(EventType.REFRESH_TOKEN_REUSED, phone.sessionId(), json);
        return phone;
    }
}
