package io.scanpass.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.session.SessionCommand.Method;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.testing.Backends;
import io.scanpass.testing.JwtSigner;
import io.scanpass.testing.KafkaBackend;
import io.scanpass.testing.OpenApi;
import io.scanpass.testing.PostgresBackend;
import io.scanpass.testing.RedisBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This side as it runs, on real PostgreSQL and Kafka, spoken to over HTTP. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            // All tests come from one network; each says where else it comes from, if that matters to it.
            "server.forward-headers-strategy=native",
            "scanpass.limits.qr-requests-per-network=1000/1m",
            "scanpass.limits.qr-requests-per-client=off",
            "scanpass.limits.wrong-codes-per-network=1000/1m",
            "scanpass.limits.sign-ins-per-network=10000/1m",
            "scanpass.sessions.most-per-user=20"
        })
@Import({PostgresBackend.class, KafkaBackend.class, RedisBackend.class})
@SuppressWarnings("NullAway.Init") // Spring sets the fields
public abstract class CommandSideIT {

    public static final String SHARED_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    public static final String PASSWORD = "tall green lamps hum softly";

    /** Of the confidential client {@code tv}; it needs the form encoding inside Basic. */
    public static final String TV_SECRET = "tv-secret: +%&=\u00fc";

    /** Of the client {@code signer}, which signs assertions. */
    protected static final JwtSigner SIGNER = JwtSigner.onP256("2026");

    private static final String TV_SECRET_SHA256 = "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4";
    private static final Path PLACES =
            TestPlaces.ofBothVersions().city("127.0.0.0/8", "Berlin", "Germany").file("GeoLite2-City");
    protected static final JsonMapper JSON = new JsonMapper();
    private static final OpenApi DOCUMENT = OpenApi.load();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected CommandGateway commands;

    protected final SharedKey sharedKey = SharedKey.parse(SHARED_KEY);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.username", Backends.selected()::username);
        registry.add("spring.flyway.user", Backends.selected()::ownerName);
        registry.add("spring.flyway.password", Backends.selected()::ownerPassword);
        registry.add("scanpass.keys.shared", () -> SHARED_KEY);
        registry.add("scanpass.issuer", TestIssuer.INSTANCE::issuer);
        registry.add("scanpass.geoip.database", () -> PLACES);
        registry.add("scanpass.clients.web-demo.number-matching", () -> "off");
        registry.add("scanpass.clients.bank.name", () -> "A bank");
        registry.add("scanpass.clients.bank.scopes", () -> "openid");
        registry.add("scanpass.clients.bank.max-auth-age", () -> "5m");
        registry.add("scanpass.clients.bank.slot", () -> "5s");
        registry.add("scanpass.clients.shop.name", () -> "A shop");
        registry.add("scanpass.clients.shop.scopes", () -> "openid, profile, orders");
        registry.add("scanpass.clients.shop.qr-scopes", () -> "openid, profile");
        registry.add("scanpass.clients.kiosk.name", () -> "A kiosk");
        registry.add("scanpass.clients.kiosk.scopes", () -> "openid");
        registry.add("scanpass.clients.kiosk.number-matching", () -> "off");
        registry.add("scanpass.clients.kiosk.ends-with-approver", () -> "true");
        registry.add("scanpass.clients.rp.name", () -> "A relying party");
        registry.add("scanpass.clients.rp.scopes", () -> "openid");
        registry.add("scanpass.clients.rp.secret-sha256", () -> TV_SECRET_SHA256);
        registry.add("scanpass.clients.rp.redirect-uris", () -> "https://rp.example/cb");
        registry.add("scanpass.clients.rp.post-logout-redirect-uris", () -> "https://rp.example/bye?x=1");
        registry.add("scanpass.clients.tv.name", () -> "A television");
        registry.add("scanpass.clients.tv.scopes", () -> "openid");
        registry.add("scanpass.clients.tv.secret-sha256", () -> TV_SECRET_SHA256);
        registry.add("scanpass.clients.signer.name", () -> "One that signs");
        registry.add("scanpass.clients.signer.scopes", () -> "openid");
        registry.add("scanpass.clients.signer.jwks", SIGNER::publicJwks);
    }

    /** An answer: status, headers, and JSON. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        /** The header {@code Retry-After}, in seconds. */
        public long retryAfter() {
            return http.headers().firstValueAsLong("Retry-After").orElseThrow();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String text(String member) {
            return json().path(member).asString("");
        }

        /** An RFC 9457 problem with this code and status. */
        public void isRefused(int status, RejectionCode code) {
            assertThat(http.body()).contains("\"code\":\"" + code.wireName() + "\"");
            assertThat(status()).isEqualTo(status);
            assertThat(http.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(text("type")).isEqualTo("urn:scanpass:problem:" + code.wireName());
        }

        /** RFC 6749 section 5.2. */
        public void isOAuthError(int status, String error) {
            assertThat(text("error")).as(http.body()).isEqualTo(error);
            assertThat(status()).isEqualTo(status);
            assertThat(http.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    protected static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            assertThat(DOCUMENT.faults(OpenApi.COMMAND_SIDE, answer))
                    .as("what openapi.yaml does not say")
                    .isEmpty();
            return new Answer(answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    protected Answer postJson(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    protected Answer postForm(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    protected static String[] basic(String clientId, String secret) {
        byte[] pair = (encode(clientId) + ":" + encode(secret)).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    protected static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    protected static String unique(String prefix) {
        return prefix + Ids.random().replaceAll("[_-]", "x");
    }

    protected Answer register(String username) {
        return postJson("/v1/users", JSON.writeValueAsString(Map.of("username", username, "password", PASSWORD)));
    }

    /** Registers a user and signs them in by password: a phone with a live session. */
    protected Phone newPhone() {
        String username = unique("user");
        String userId = register(username).text("user_id");
        return signIn(userId, username);
    }

    protected Phone signIn(String userId, String username) {
        Answer challenged = challenge(username, PASSWORD);
        assertThat(challenged.status()).as(challenged.http().body()).isEqualTo(200);
        String sessionId = jdbc.sql("select aggregate_identifier from domain_event where payload_type ="
                        + " 'SessionStarted' and payload like ? order by global_index desc limit 1")
                .param("%" + userId + "%")
                .query(String.class)
                .single();
        return new Phone(userId, sessionId);
    }

    protected Answer challenge(String username, String password) {
        return postForm(
                "/oauth2/authorize-challenge",
                Map.of(
                        "client_id", "phone-demo",
                        "username", username,
                        "password", password,
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method", "S256"));
    }

    protected Answer changePassword(Phone phone, String current, String chosen, String... headers) {
        String body = JSON.writeValueAsString(Map.of("current_password", current, "new_password", chosen));
        HttpRequest.Builder request = request("/v1/password").headers(bearer(phone));
        if (headers.length > 0) request.headers(headers);
        return send(request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    protected Answer requestQr() {
        return requestQr("web-demo");
    }

    protected Answer requestQr(String clientId) {
        return postForm("/oauth2/device_authorization", Map.of("client_id", clientId));
    }

    protected Answer scan(String payload, Phone phone) {
        return postJson("/v1/qr-logins/scan", JSON.writeValueAsString(Map.of("payload", payload)), bearer(phone));
    }

    protected Answer decide(String loginId, String decision, Phone phone) {
        return postJson("/v1/qr-logins/" + loginId + "/" + decision, "{}", bearer(phone));
    }

    /** A session of this client, which the phone approved; it may approve in its turn. */
    protected Phone approved(String clientId, Phone phone) {
        Answer requested = requestQr(clientId);
        String loginId = requested.text("login_id");
        scan(requested.text("verification_uri_complete"), phone);
        Answer confirmed = decide(loginId, "confirm", phone);
        assertThat(confirmed.status()).as(confirmed.http().body()).isEqualTo(200);
        return new Phone(
                phone.userId(), members(loginId, "QrConfirmed", "sessionId").getFirst());
    }

    /** A session that nobody had to ask for. */
    protected Phone startSession(String userId, String clientId) {
        String sessionId = Ids.random();
        owner().sql("insert into credential (user_id, password_hash) values (?, 'of nobody') on conflict do nothing")
                .param(userId)
                .update();
        int generation = jdbc.sql("select generation from credential where user_id = ?")
                .param(userId)
                .query(Integer.class)
                .single();
        commands.sendAndWait(new StartSession(
                sessionId,
                userId,
                clientId,
                "openid",
                Method.PASSWORD,
                null,
                null,
                Duration.ofDays(1),
                null,
                new Device("192.0.2.1", null, null, null),
                null,
                generation));
        return new Phone(userId, sessionId);
    }

    /** Why the session ended; empty while it has not, twice the reason if it ended twice. */
    protected String revocationOf(Phone session) {
        return String.join(", ", members(session.sessionId(), "SessionRevoked", "reason"));
    }

    protected List<String> members(String aggregateId, String type, String member) {
        return jdbc.sql(
                        "select payload::jsonb ->> ? from domain_event where aggregate_identifier = ? and payload_type = ?")
                .params(member, aggregateId, type)
                .query((row, number) -> row.getString(1))
                .list();
    }

    protected static String[] bearer(Phone phone) {
        return new String[] {"Authorization", "Bearer " + TestIssuer.INSTANCE.tokenFor(phone)};
    }

    /** As the owner of the tables, who can do what this side cannot. */
    protected static JdbcClient owner() {
        return JdbcClient.create(ownersConnections());
    }

    protected static DataSource ownersConnections() {
        Backends backends = Backends.selected();
        return new DriverManagerDataSource(backends.jdbcUrl(), backends.ownerName(), backends.ownerPassword());
    }

    protected List<String> eventsOf(String aggregateId) {
        return jdbc.sql("select payload_type from domain_event where aggregate_identifier = ? order by sequence_number")
                .param(aggregateId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
