package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.embedded.EmbeddedPostgresServer;
import io.scanpass.embedded.EmbeddedRedisServer;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.Ports;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/rebuild} beside people who sign in. */
@SuppressWarnings("NullAway.Init") // the lifecycle method sets them
class RebuildIT {

    @TempDir
    static Path folder;

    private static EmbeddedPostgresServer postgres;
    private static EmbeddedRedisServer redis;
    private static KafkaServerProcess kafka;
    private static ScanPass scanPass;
    private static OperatorTool operator;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), Ports.free());
        redis = EmbeddedRedisServer.start(folder.resolve("redis"), Ports.free());
        kafka = KafkaServerProcess.start(folder.resolve("kafka"), Ports.free());
        scanPass = ScanPass.on(Map.of(
                "SPRING_DATASOURCE_URL", postgres.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", postgres.username(),
                "SPRING_DATASOURCE_PASSWORD", postgres.password(),
                "SPRING_FLYWAY_USER", postgres.ownerName(),
                "SPRING_FLYWAY_PASSWORD", postgres.ownerPassword(),
                "SPRING_DATA_REDIS_HOST", "127.0.0.1",
                "SPRING_DATA_REDIS_PORT", Integer.toString(redis.port()),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.port()));
        operator = new OperatorTool(scanPass, folder);
    }

    @AfterAll
    static void stop() {
        scanPass.close();
        kafka.close();
        redis.close();
        postgres.close();
    }

    @Test
    void peopleSignInMeanwhileAndNobodyIsRevived() throws InterruptedException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        PhoneApp gone = PhoneApp.registered(scanPass);
        endSessionOf(gone);
        AtomicBoolean over = new AtomicBoolean();
        List<Throwable> failures = new ArrayList<>();
        Thread people = Thread.ofVirtual().start(() -> {
            try {
                while (!over.get()) {
                    signIn(phone);
                    gone.refresh().is(400);
                }
            } catch (RuntimeException | AssertionError failure) {
                failures.add(failure);
            }
        });

        for (int i = 0; i < 3; i++) assertThat(rebuild()).contains("is served");
        over.set(true);
        people.join();

        assertThat(failures).isEmpty();
        gone.refresh().is(400);
        phone.refresh().is(200);
    }

    @Test
    void aKilledOneIsGoneOnWithAndASecondFindsTheFirst() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        long left = leftByADeadNode();
        scanPass.querySide.kill();
        scanPass.querySide.startAgain().awaitReady();

        assertThat(ask("POST").is(200).text("generation")).isEqualTo(Long.toString(left));
        assertThat(rebuild()).contains("is served");
        phone.refresh().is(200);
        signIn(phone);
    }

    @Test
    void topicsThatKafkaHasLostComeBack() throws ExecutionException, InterruptedException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        PhoneApp gone = PhoneApp.registered(scanPass);
        endSessionOf(gone);
        signIn(phone);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafka.port()))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("scanpass."))
                    .toList();
            admin.deleteTopics(topics).all().get();
            Awaitility.await()
                    .until(() -> admin.listTopics().names().get().stream().noneMatch(topics::contains));
        }

        assertThat(rebuild()).contains("publishing again", "is served");

        gone.refresh().is(400);
        phone.refresh().is(200);
        signIn(phone);
    }

    /** One that somebody asked for and a node began; however little there is to build, it is not over before that dies. */
    private static long leftByADeadNode() {
        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            RedisCommands<String, String> commands = connection.sync();
            String served = Objects.requireNonNullElse(commands.get("generation"), "");
            long number = 1 + Long.parseLong("0" + served.replaceAll("\\D", ""));
            long now = System.currentTimeMillis();
            commands.del("rebuild");
            commands.hset("rebuild", Map.of("phase", "BUILDING", "number", Long.toString(number), "done", "0"));
            commands.hset("rebuild", Map.of("next", "g" + number + ":", "last", served, "owner", "the dead"));
            commands.hset("rebuild", Map.of("until", Long.toString(now + 5_000), "started_at", Long.toString(now)));
            commands.set("generation:next", "g" + number + ":");
            return number;
        }
    }

    private static void signIn(PhoneApp phone) {
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");
        page.redeem().is(200);
    }

    private static void endSessionOf(PhoneApp phone) {
        Http.delete(scanPass.commands("/v1/sessions/" + phone.sessionId()), phone.bearer())
                .is(204);
        Awaitility.await().until(() -> phone.refresh().status() == 400);
    }

    private static Answer ask(String method) {
        return Http.send(Http.request(
                        scanPass.queries("/v1/operator/rebuild"), "Authorization", "Bearer " + ScanPass.OPERATOR_SECRET)
                .method(method, BodyPublishers.noBody()));
    }

    private static String rebuild() {
        return operator.run("rebuild").is(0);
    }
}
