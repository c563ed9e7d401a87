package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.scanpass.acceptance.threats.Forged;
import io.scanpass.contract.EventType;
import io.scanpass.testing.Backends;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One bad record among many, and views that someone spoils in Redis: what an operator's commands find and heal. */
@ExtendWith(SharedScanPass.class)
class RepairIT {

    private final ScanPass scanPass;
    private final OperatorTool operator;

    RepairIT(ScanPass scanPass, @TempDir Path folder) {
        this.scanPass = scanPass;
        this.operator = new OperatorTool(scanPass, folder);
    }

    @Test
    void aBadRecordParksOneSessionUntilItIsDrivenAgain() {
        PhoneApp parked = PhoneApp.registered(scanPass);
        PhoneApp other = PhoneApp.registered(scanPass);
        String key = "session:" + parked.sessionId();
        spoil(parked.sessionId());

        Awaitility.await().until(() -> userinfo(parked) == 503);
        parked.refresh().isUnavailable();
        assertThat(userinfo(other)).isEqualTo(200);
        assertThat(userinfo(PhoneApp.registered(scanPass))).isEqualTo(200);
        assertThat(operator.run("parked", "list").is(0)).contains(key).doesNotContain(other.sessionId(), "canary");
        assertThat(operator.run("parked", "show", key).is(0))
                .contains("\"reason\":\"unreadable\"", "\"place\":\"scanpass.sessions-", "\"view_sequence\":0");
        operator.run("parked", "show", "session:" + other.sessionId()).is(1);

        assertThat(operator.run("parked", "redrive", key).is(0)).contains(key + " is free");
        assertThat(userinfo(parked)).isEqualTo(200);
        assertThat(operator.run("parked", "list").is(0)).doesNotContain(key);
    }

    @Test
    void aSessionThatEndsWhileItIsParkedIsOver() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        String key = "session:" + phone.sessionId();
        spoil(phone.sessionId());
        Awaitility.await().until(() -> userinfo(phone) == 503);

        Http.delete(scanPass.commands("/v1/sessions/" + phone.sessionId()), phone.bearer())
                .is(204);
        Awaitility.await().until(() -> userinfo(phone) == 401);
        assertThat(operator.run("parked", "redrive", key).is(0)).contains(key + " is free");
        assertThat(userinfo(phone)).isEqualTo(401);
    }

    @Test
    void reconcilingFindsAndHealsWhatSomeoneDidToRedis() {
        PhoneApp deleted = PhoneApp.registered(scanPass);
        PhoneApp behind = PhoneApp.registered(scanPass);
        PhoneApp well = PhoneApp.registered(scanPass);
        String key = "session:" + behind.sessionId();
        operator.run("reconcile"); // others of this JVM may have left something
        try (RedisClient client =
                        RedisClient.create("redis://" + Backends.selected().redisHost() + ":"
                                + Backends.selected().redisPort());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            Map<String, String> before = redis.sync().hgetall(key);
            Http.delete(scanPass.commands("/v1/sessions/" + behind.sessionId()), behind.bearer())
                    .is(204);
            Awaitility.await().until(() -> userinfo(behind) == 401);
            redis.sync().hset(key, before); // revoked in the store, alive in Redis
            redis.sync().del("session:" + deleted.sessionId(), "user:" + deleted.userId);
        }
        assertThat(userinfo(behind)).isEqualTo(200);

        String dry = operator.run("reconcile", "--dry-run").is(3);
        assertThat(dry)
                .contains("{\"key\":\"%s\",\"stored\":1,\"view\":0}".formatted(key))
                .contains("{\"key\":\"session:%s\",\"stored\":0,\"view\":-1}".formatted(deleted.sessionId()))
                .contains("{\"key\":\"user:%s\",\"stored\":0,\"view\":-1}".formatted(deleted.userId))
                .doesNotContain(well.sessionId());
        assertThat(userinfo(behind)).isEqualTo(200);

        operator.run("reconcile").is(3);
        Awaitility.await().until(() -> userinfo(behind) == 401);
        Awaitility.await().until(() -> userinfo(deleted) == 200);
        assertThat(operator.run("reconcile").text()).doesNotContain(key, deleted.sessionId(), deleted.userId);
    }

    private int userinfo(PhoneApp phone) {
        return Http.get(scanPass.queries("/oauth2/userinfo"), phone.bearer()).status();
    }

    /** What no build of this version can read, under the session's key. */
    private static void spoil(String sessionId) {
        Forged.publish(EventType.SESSION_REVOKED, sessionId, "{\"session_id\":\"canary", 1);
    }
}
