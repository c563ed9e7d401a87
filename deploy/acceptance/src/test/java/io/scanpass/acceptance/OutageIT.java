package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.threats.Published;
import io.scanpass.embedded.EmbeddedPostgresServer;
import io.scanpass.embedded.EmbeddedRedisServer;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.Ports;
import io.scanpass.embedded.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills each part without warning, and looks at what people meet meanwhile and afterwards. */
@SuppressWarnings("NullAway.Init") // the lifecycle method sets them
class OutageIT {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static EmbeddedPostgresServer postgres;
    private static EmbeddedRedisServer redis;
    private static KafkaServerProcess kafka;
    private static ScanPass scanPass;

    @BeforeAll
    static void start() {
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
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.port(),
                // A number to compare reaches the page by way of Kafka and Redis; here people approve without them.
                "SPRING_APPLICATION_JSON",
                        "{\"scanpass\":{\"clients\":{\"web-demo\":{\"number-matching\":\"off\"}}}}"));
    }

    @AfterAll
    static void stop() {
        scanPass.close();
        List<String> faults = Published.faults("127.0.0.1:" + kafka.port());
        kafka.close();
        redis.close();
        postgres.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void whileKafkaIsAwayCommandsGoOnAndPagesWait() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        kill(kafka);
        WebPage page = WebPage.asking(scanPass);
        Frames frames = page.watch();
        frames.await("requested");
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        assertThat(page.redeem().is(400).text("error")).isEqualTo("authorization_pending");
        assertThat(frames.isOpen()).isTrue();
        assertThat(scanPass.commandSide.readiness()).isEqualTo(200);

        kafka = KafkaServerProcess.start(folder.resolve("kafka"), kafka.port());
        frames.await("confirmed");
        page.redeem().is(200);
    }

    @Test
    void whileRedisIsAwayCommandsGoOnAndViewsAnswer503() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        kill(redis);
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        page.redeem().isUnavailable();
        phone.refresh().isUnavailable();
        Http.get(URI.create(page.asked.text("events_uri"))).isUnavailable();
        Http.get(scanPass.queries("/oauth2/jwks")).is(200);
        eventually(() -> assertThat(scanPass.querySide.readiness()).isEqualTo(503), Duration.ofSeconds(10));

        redis = EmbeddedRedisServer.start(folder.resolve("redis"), redis.port());
        eventually(() -> page.redeem().is(200), BACK_WITHIN);
        eventually(() -> assertThat(scanPass.querySide.readiness()).isEqualTo(200), BACK_WITHIN);
    }

    @Test
    void aWipedRedisIsFilledAgainFromTheEvents() throws IOException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        }
        eventually(() -> phone.refresh().is(200), BACK_WITHIN);
    }

    @Test
    void whilePostgresIsAwayCommandsAnswer503() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        kill(postgres);
        phone.scan(page).isUnavailable();
        phone.confirm(page).isUnavailable();
        phone.refresh().is(200);
        eventually(() -> assertThat(scanPass.commandSide.readiness()).isEqualTo(503), Duration.ofSeconds(10));

        postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), postgres.port());
        eventually(() -> phone.scan(page).is(200), BACK_WITHIN);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");
    }

    /** Worse than gone: its connections stand, and nothing comes back over them. */
    @Test
    void whilePostgresHangsCommandsAnswer503InTimeToo() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        signal("STOP", postgres);
        try {
            phone.scan(page).isUnavailable();
            phone.confirm(page).isUnavailable();
            phone.trySigningIn().isUnavailable();
            phone.refresh().is(200);
            eventually(() -> assertThat(scanPass.commandSide.readiness()).isEqualTo(503), Duration.ofSeconds(10));
        } finally {
            signal("CONT", postgres);
        }
        eventually(() -> phone.scan(page).is(200), BACK_WITHIN);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");
        eventually(() -> assertThat(scanPass.commandSide.readiness()).isEqualTo(200), BACK_WITHIN);
    }

    @Test
    void aKilledCommandSideHasLostNothingItAcknowledged() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        Frames frames = page.watch();
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        scanPass.commandSide.kill();
        scanPass.commandSide.startAgain().awaitReady();
        frames.await("confirmed");
        // The kill may part the two events of a confirm: until the second is here a client is told to go on asking.
        eventually(() -> page.redeem().is(200), BACK_WITHIN);
        phone.confirm(page).is(200);
    }

    @Test
    void aKilledQuerySideHasLostNothingEither() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        scanPass.querySide.kill();
        phone.confirm(page).is(200);
        scanPass.querySide.startAgain().awaitReady();
        page.watch().await("confirmed");
        page.redeem().is(200);
    }

    private static void kill(RunningServer server) {
        server.process().toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        server.process().destroyForcibly();
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> !server.alive() && Ports.isFree(server.port()));
    }

    private static void signal(String signal, RunningServer server) {
        Stream<ProcessHandle> all = Stream.concat(
                Stream.of(server.process().toHandle()), server.process().descendants());
        all.forEach(process -> assertThat(exitCode("kill", "-" + signal, Long.toString(process.pid())))
                .isZero());
    }

    private static int exitCode(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void eventually(Runnable holds, Duration within) {
        Awaitility.await()
                .atMost(within)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(holds::run);
    }
}
