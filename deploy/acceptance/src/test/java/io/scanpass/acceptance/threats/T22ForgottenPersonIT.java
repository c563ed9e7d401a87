package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.embedded.EmbeddedPostgresServer;
import io.scanpass.embedded.EmbeddedRedisServer;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T22: who is erased is nowhere any more, in no file of any server; whoever else there is, is as before. */
class T22ForgottenPersonIT {

    private static final String PASSWORD = "canary-password correct horse";
    // RFC 7636 appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String USERNAME = "Canary-Zdenka-7741";
    private static final String DISPLAY_NAME = "Zdenka Canary Quackenbush";
    private static final String SESSION_NAME = "Canary's writing desk";
    private static final String ADDRESS = "198.51.100.213";
    private static final String BROWSER_ADDRESS = "203.0.113.187";
    private static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 canary-agent-7741";
    private static final List<String> CANARIES =
            List.of(USERNAME, DISPLAY_NAME, SESSION_NAME, ADDRESS, BROWSER_ADDRESS, "canary-agent-7741");

    @TempDir
    private Path folder;

    @Test
    void isNowhereAnyMore() throws Exception {
        try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), Ports.free());
                EmbeddedRedisServer redis = EmbeddedRedisServer.start(folder.resolve("redis"), Ports.free());
                KafkaServerProcess kafka = KafkaServerProcess.start(folder.resolve("kafka"), Ports.free());
                ScanPass scanPass = ScanPass.on(settings(postgres, redis, kafka))) {
            Person neighbour = Person.registered(scanPass, "neighbour", "Somebody Else", "192.0.2.9");
            Person canary = Person.registered(scanPass, USERNAME, DISPLAY_NAME, ADDRESS);
            String web = signsInOnTheWeb(scanPass, canary);
            assertThat(canary.sessions(scanPass)).contains(ADDRESS, BROWSER_ADDRESS, SESSION_NAME, "Firefox 145");
            assertThat(canary.activity(scanPass)).contains(ADDRESS, BROWSER_ADDRESS, SESSION_NAME, "Firefox 145");
            assertThat(canary.userinfo(scanPass).is(200).text("name")).isEqualTo(DISPLAY_NAME);

            assertThat(keys(postgres, canary)).isEqualTo(2); // the person's, and that of the login it scanned
            erase(scanPass, canary, web);
            assertThat(keys(postgres, canary)).isZero();
            await().until(() -> !hasKey(redis, canary));
            assertThat(hasKey(redis, neighbour)).isTrue();
            assertThat(hasActivity(redis, canary)).isFalse();
            assertThat(hasActivity(redis, neighbour)).isTrue();
            dump(redis);
            for (String text : CANARIES) assertThat(filesWith(text)).as(text).isEmpty();
            assertThat(filesWith(canary.userId())).isNotEmpty(); // so that this is where one has to look
            assertThat(filesWith(neighbour.userId())).isNotEmpty();

            afterAReplay(scanPass, redis, canary, neighbour);
            assertThat(verifyHistory(scanPass)).contains("streams");
            assertThat(Person.registered(scanPass, USERNAME, "Another", "192.0.2.10")
                            .userId())
                    .isNotEqualTo(canary.userId());
        }
    }

    /** @return the access token of the browser */
    private static String signsInOnTheWeb(ScanPass scanPass, Person person) {
        Answer asked = Http.postForm(
                        scanPass.commands("/oauth2/device_authorization"),
                        Map.of("client_id", "web-demo", "scope", "openid profile"),
                        "X-Forwarded-For",
                        BROWSER_ADDRESS,
                        "User-Agent",
                        USER_AGENT)
                .is(200);
        String login = "/v1/qr-logins/" + asked.text("login_id");
        Http.postJson(
                        scanPass.commands("/v1/qr-logins/scan"),
                        Map.of("payload", asked.text("verification_uri_complete")),
                        person.headers())
                .is(200);
        Http.postJson(scanPass.commands(login + "/confirm"), Map.of(), person.headers())
                .is(200);
        Answer[] tokens = new Answer[1];
        await().until(() -> {
            tokens[0] = Http.postForm(
                    scanPass.queries("/oauth2/token"),
                    Map.of(
                            "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                            "client_id", "web-demo",
                            "device_code", asked.text("device_code")));
            return tokens[0].status() == 200;
        });
        String session = PhoneApp.sessionOf(tokens[0]);
        Http.patchJson(scanPass.commands("/v1/sessions/" + session), Map.of("name", SESSION_NAME), person.headers())
                .is(204);
        await().until(() -> person.sessions(scanPass).contains(SESSION_NAME));
        return tokens[0].text("access_token");
    }

    private static void erase(ScanPass scanPass, Person person, String web) {
        Map<String, String> wrong = Map.of("current_password", "not this one");
        Http.postJson(scanPass.commands("/v1/users/me/erase"), wrong, person.headers())
                .is(403);
        Map<String, String> right = Map.of("current_password", PASSWORD);
        Http.postJson(scanPass.commands("/v1/users/me/erase"), right, person.headers())
                .is(204);
        for (String token : List.of(person.accessToken(), web)) {
            await().until(() -> Http.get(scanPass.queries("/oauth2/userinfo"), "Authorization", "Bearer " + token)
                            .status()
                    == 401);
        }
        assertThat(person.tryToSignIn(scanPass).status()).isEqualTo(400);
    }

    /** All views are made anew from what Kafka has. */
    private static void afterAReplay(ScanPass scanPass, EmbeddedRedisServer redis, Person gone, Person neighbour) {
        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port())) {
            client.connect().sync().flushall();
        }
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> assertThat(
                        neighbour.userinfo(scanPass).is(200).text("name"))
                .isEqualTo("Somebody Else"));
        assertThat(gone.userinfo(scanPass).status()).isEqualTo(401);
        assertThat(hasActivity(redis, gone)).isFalse();
        assertThat(hasActivity(redis, neighbour)).isTrue();
    }

    private static int keys(EmbeddedPostgresServer postgres, Person person) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from personal_key where ? in (of_whom, user_id)")) {
            statement.setString(1, person.userId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        }
    }

    private static boolean hasKey(EmbeddedRedisServer redis, Person person) {
        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port())) {
            return client.connect().sync().hexists("user:" + person.userId(), "key");
        }
    }

    private static boolean hasActivity(EmbeddedRedisServer redis, Person person) {
        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port())) {
            return client.connect().sync().exists("activity:" + person.userId()) == 1;
        }
    }

    private static void dump(EmbeddedRedisServer redis) {
        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port())) {
            assertThat(client.connect().sync().save()).isEqualTo("OK");
        }
    }

    /** Whatever its case: reservations once held names that were folded. */
    private List<Path> filesWith(String text) throws IOException {
        String folded = text.toLowerCase(Locale.ROOT);
        try (Stream<Path> servers = Files.walk(folder);
                Stream<Path> logs = Files.walk(Path.of(System.getProperty("logs")))) {
            return Stream.concat(servers, logs)
                    .filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(folded))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }

    private static String verifyHistory(ScanPass scanPass) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("verifyHistory"));
        builder.environment().putAll(scanPass.environment());
        builder.environment().put("COMMAND_SIDE_JAR", System.getProperty("commandSideJar"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Map<String, String> settings(
            EmbeddedPostgresServer postgres, EmbeddedRedisServer redis, KafkaServerProcess kafka) {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", postgres.username(),
                "SPRING_DATASOURCE_PASSWORD", postgres.password(),
                "SPRING_FLYWAY_USER", postgres.ownerName(),
                "SPRING_FLYWAY_PASSWORD", postgres.ownerPassword(),
                "SPRING_DATA_REDIS_HOST", "127.0.0.1",
                "SPRING_DATA_REDIS_PORT", Integer.toString(redis.port()),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.port(),
                "SERVER_FORWARD_HEADERS_STRATEGY", "native", // so that people come from somewhere
                "SPRING_APPLICATION_JSON", "{\"scanpass\":{\"clients\":{\"web-demo\":{\"number-matching\":\"off\"}}}}");
    }

    private record Person(String username, String userId, String address, String accessToken) {

        static Person registered(ScanPass scanPass, String username, String displayName, String address) {
            Map<String, String> names = Map.of("username", username, "password", PASSWORD, "display_name", displayName);
            String userId = Http.postJson(scanPass.commands("/v1/users"), names, "X-Forwarded-For", address)
                    .is(201)
                    .text("user_id");
            Person stranger = new Person(username, userId, address, "");
            String code = stranger.tryToSignIn(scanPass).is(200).text("authorization_code");
            Answer tokens = Http.postForm(
                            scanPass.queries("/oauth2/token"),
                            Map.of(
                                    "grant_type",
                                    "authorization_code",
                                    "client_id",
                                    "phone-demo",
                                    "code",
                                    code,
                                    "code_verifier",
                                    VERIFIER))
                    .is(200);
            return new Person(username, userId, address, tokens.text("access_token"));
        }

        Answer tryToSignIn(ScanPass scanPass) {
            return Http.postForm(
                    scanPass.commands("/oauth2/authorize-challenge"),
                    Map.of(
                            "client_id", "phone-demo",
                            "username", username,
                            "password", PASSWORD,
                            "code_challenge", CHALLENGE,
                            "code_challenge_method", "S256"),
                    "X-Forwarded-For",
                    address,
                    "User-Agent",
                    USER_AGENT);
        }

        String[] headers() {
            return new String[] {"Authorization", "Bearer " + accessToken, "X-Forwarded-For", address};
        }

        Answer userinfo(ScanPass scanPass) {
            return Http.get(scanPass.queries("/oauth2/userinfo"), headers());
        }

        String activity(ScanPass scanPass) {
            return Http.get(scanPass.queries("/v1/activity"), headers()).is(200).body();
        }

        String sessions(ScanPass scanPass) {
            return Http.get(scanPass.queries("/v1/sessions"), headers()).is(200).body();
        }
    }
}
