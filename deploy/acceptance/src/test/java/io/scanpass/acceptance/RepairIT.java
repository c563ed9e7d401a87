package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.scanpass.acceptance.threats.Published;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad record among many, and views that someone spoils in Redis: what an operator's commands find and heal. */
class RepairIT {

    private static final String SECRET = "operator-secret-of-the-tests-0123456789";

    private static final int ANY = -1;

    @TempDir
    static Path folder;

    private static ScanPass scanPass;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        scanPass = ScanPass.onSelectedBackends(
                Map.of("SCANPASS_OPERATOR_SECRET_SHA256", "MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc"));
    }

    @AfterAll
    static void stop() {
        scanPass.close();
    }

    @Test
    void aBadRecordParksOneSessionUntilItIsDrivenAgain() throws Exception {
        PhoneApp parked = PhoneApp.registered(scanPass);
        PhoneApp other = PhoneApp.registered(scanPass);
        String key = "session:" + parked.sessionId();
        spoil(parked.sessionId());

        Awaitility.await().until(() -> userinfo(parked) == 503);
        parked.refresh().isUnavailable();
        assertThat(userinfo(other)).isEqualTo(200);
        assertThat(userinfo(PhoneApp.registered(scanPass))).isEqualTo(200);
        assertThat(run(0, "parked", "list")).contains(key).doesNotContain(other.sessionId(), "canary");
        assertThat(run(0, "parked", "show", key))
                .contains("\"reason\":\"unreadable\"", "\"place\":\"scanpass.sessions-", "\"view_sequence\":0");
        run(1, "parked", "show", "session:" + other.sessionId());

        assertThat(run(0, "parked", "redrive", key)).contains(key + " is free");
        assertThat(userinfo(parked)).isEqualTo(200);
        assertThat(run(0, "parked", "list")).doesNotContain(key);
    }

    @Test
    void aSessionThatEndsWhileItIsParkedIsOver() throws Exception {
        PhoneApp phone = PhoneApp.registered(scanPass);
        String key = "session:" + phone.sessionId();
        spoil(phone.sessionId());
        Awaitility.await().until(() -> userinfo(phone) == 503);

        Http.delete(scanPass.commands("/v1/sessions/" + phone.sessionId()), phone.bearer())
                .is(204);
        Awaitility.await().until(() -> userinfo(phone) == 401);
        assertThat(run(0, "parked", "redrive", key)).contains(key + " is free");
        assertThat(userinfo(phone)).isEqualTo(401);
    }

    @Test
    void reconcilingFindsAndHealsWhatSomeoneDidToRedis() throws Exception {
        PhoneApp deleted = PhoneApp.registered(scanPass);
        PhoneApp behind = PhoneApp.registered(scanPass);
        PhoneApp well = PhoneApp.registered(scanPass);
        String key = "session:" + behind.sessionId();
        run(ANY, "reconcile"); // others of this JVM may have left something
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

        String dry = run(3, "reconcile", "--dry-run");
        assertThat(dry)
                .contains("{\"key\":\"%s\",\"stored\":1,\"view\":0}".formatted(key))
                .contains("{\"key\":\"session:%s\",\"stored\":0,\"view\":-1}".formatted(deleted.sessionId()))
                .contains("{\"key\":\"user:%s\",\"stored\":0,\"view\":-1}".formatted(deleted.userId))
                .doesNotContain(well.sessionId());
        assertThat(userinfo(behind)).isEqualTo(200);

        run(3, "reconcile");
        Awaitility.await().until(() -> userinfo(behind) == 401);
        Awaitility.await().until(() -> userinfo(deleted) == 200);
        assertThat(run(ANY, "reconcile")).doesNotContain(key, deleted.sessionId(), deleted.userId);
        assertThat(Http.get(scanPass.queries("/actuator/prometheus")).body()).contains("scanpass_reconciled_total");
    }

    private static int userinfo(PhoneApp phone) {
        return Http.get(scanPass.queries("/oauth2/userinfo"), phone.bearer()).status();
    }

    /** What no build of this version can read, under the session's key. */
    private static void spoil(String sessionId) {
        var record = new ProducerRecord<>(Topic.SESSIONS.wireName(), sessionId, "{\"session_id\":\"canary");
        Map.of(Published.FORGED, "1", "ce_specversion", "1.0", "ce_id", "x", "ce_source", "/x", "ce_sequence", "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("ce_type", EventType.SESSION_REVOKED.wireName().getBytes(StandardCharsets.UTF_8));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Backends.selected().kafkaBootstrapServers());
        try (var kafka = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThat(kafka.send(record)).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    private static String run(int status, String tool, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("operatorTools"), tool).toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment()
                .put("OPERATOR_SECRET_FILE", folder.resolve("secret").toString());
        builder.environment().put("PHONE_ORIGIN", scanPass.commandSide.uri().toString());
        builder.environment().put("ISSUER", scanPass.querySide.uri().toString());
        builder.environment().put("SETTLE", "1");
        int ended = builder.start().waitFor();
        String said = Files.readString(out);
        if (status != ANY) assertThat(ended).as(said).isEqualTo(status);
        return said;
    }
}
