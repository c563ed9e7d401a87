package io.scanpass.command.accept.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.StreamTicket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class QrLoginIT extends CommandSideIT {

    private static final Duration SLOT = Duration.ofSeconds(15);

    @Test
    void answersAsRfc8628Section32AndWhereToWatch() {
        Answer answer = requestQr();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(120);
        assertThat(answer.json().path("interval").asInt()).isEqualTo(5);
        assertThat(answer.text("user_code")).matches("[B-Z]{4}-[B-Z]{4}");
        assertThat(answer.text("verification_uri")).isEqualTo("http://localhost:8080/");
        assertThat(answer.text("verification_uri_complete")).startsWith("http://localhost:8080/q/");
        String loginId = answer.text("login_id");
        GrantCode code = GrantCode.read(sharedKey, Purpose.DEVICE_CODE, answer.text("device_code"))
                .orElseThrow();
        assertThat(code.id()).isEqualTo(loginId);
        String ticket = answer.text("events_uri").replaceAll(".*ticket=", "");
        assertThat(StreamTicket.read(sharedKey, loginId, ticket)).contains(new StreamTicket(code.expiresAt(), SLOT));
        assertThat(answer.json().path("qr_interval").asInt()).isEqualTo(10);
        assertThat(answer.text("qr_uri")).contains("/v1/qr-logins/" + loginId + "/qr?ticket=");
        String stored = jdbc.sql("select payload from domain_event where aggregate_identifier = ?")
                .param(loginId)
                .query(String.class)
                .single();
        assertThat(stored).contains(code.sha256()).doesNotContain(code.value());
    }

    @Test
    void scannedAndConfirmedStartsOneSessionHoweverOftenItIsAsked() {
        Phone phone = newPhone();
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        Answer scanned = scan(requested.text("verification_uri_complete"), phone);
        assertThat(scanned.status()).as(scanned.http().body()).isEqualTo(200);
        assertThat(scanned.text("login_id")).isEqualTo(loginId);
        assertThat(scanned.json().path("client").path("name").asString()).isEqualTo("ScanPass web");
        assertThat(scanned.json().path("requester").path("ip_address").asString())
                .isEqualTo("127.0.0.1");
        for (int attempt = 0; attempt < 3; attempt++) {
            Answer confirmed = decide(loginId, "confirm", phone);
            assertThat(confirmed.status()).isEqualTo(200);
            assertThat(confirmed.text("state")).isEqualTo("confirmed");
        }
        assertThat(eventsOf(loginId)).containsExactly("QrRequested", "QrScanned", "QrConfirmed");
        assertThat(sessionsOf(loginId)).isEqualTo(1);
    }

    @Test
    void movesTheCodeAsFastAsItsClientWants() {
        Phone phone = newPhone();
        Answer requested = requestQr("bank");
        String loginId = requested.text("login_id");
        assertThat(requested.text("verification_uri_complete"))
                .startsWith("http://localhost:8080/q/" + loginId + ".5.");
        assertThat(requested.json().path("qr_interval").asInt()).isEqualTo(3);
        String ticket = requested.text("qr_uri").replaceAll(".*ticket=", "");
        assertThat(StreamTicket.read(sharedKey, loginId, ticket))
                .hasValueSatisfying(opened -> assertThat(opened.slot()).isEqualTo(Duration.ofSeconds(5)));
        String tenSecondsOld = QrPayload.write(
                sharedKey, loginId, Duration.ofSeconds(5), Instant.now().minusSeconds(10));
        scan(tenSecondsOld, phone).isRefused(410, RejectionCode.QR_CODE_STALE);
        assertThat(scan(requested.text("verification_uri_complete"), phone).status())
                .isEqualTo(200);
    }

    @Test
    void isScannedByTypingTheUserCode() {
        Answer requested = requestQr();
        Answer scanned = scan(requested.text("user_code").toLowerCase(Locale.ROOT), newPhone());
        assertThat(scanned.text("login_id")).isEqualTo(requested.text("login_id"));
    }

    @Test
    void oneOfManyPhonesThatScanAtOnceClaimsTheLogin() {
        List<Phone> phones =
                IntStream.range(0, 8).mapToObj(number -> newPhone()).toList();
        Answer requested = requestQr();
        String payload = requested.text("verification_uri_complete");
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = phones.stream()
                    .map(phone -> pool.submit(() -> scan(payload, phone).status()))
                    .toList();
            assertThat(answers).extracting(Future::get).containsOnly(200, 409).containsOnlyOnce(200);
        }
        assertThat(eventsOf(requested.text("login_id"))).containsExactly("QrRequested", "QrScanned");
    }

    @Test
    void confirmsRacingWithRejectsHaveOneWinner() {
        Phone phone = newPhone();
        for (int round = 0; round < 10; round++) {
            Answer requested = requestQr();
            String loginId = requested.text("login_id");
            scan(requested.text("user_code"), phone);
            try (var pool = Executors.newFixedThreadPool(8)) {
                var answers = IntStream.range(0, 8)
                        .mapToObj(number ->
                                pool.submit(() -> decide(loginId, number % 2 == 0 ? "confirm" : "reject", phone)
                                        .status()))
                        .toList();
                assertThat(answers).extracting(Future::get).containsOnly(200, 409);
            }
            List<String> events = eventsOf(loginId);
            assertThat(events).hasSize(3);
            assertThat(sessionsOf(loginId)).isEqualTo(events.contains("QrConfirmed") ? 1 : 0);
        }
    }

    @Test
    void refusesStrangersSecondPhonesAndTheWrongOrder() {
        Phone owner = newPhone();
        Phone stranger = newPhone();
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        decide(loginId, "confirm", owner).isRefused(409, RejectionCode.QR_LOGIN_NOT_SCANNED);
        scan(requested.text("user_code"), owner);
        scan(requested.text("user_code"), stranger).isRefused(409, RejectionCode.QR_LOGIN_ALREADY_SCANNED);
        decide(loginId, "confirm", stranger).isRefused(403, RejectionCode.QR_LOGIN_NOT_YOURS);
        decide(Ids.random(), "confirm", owner).isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        decide("no-id", "confirm", owner).isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        assertThat(eventsOf(loginId)).containsExactly("QrRequested", "QrScanned");
        decide(loginId, "reject", owner);
        decide(loginId, "confirm", owner).isRefused(409, RejectionCode.QR_LOGIN_ALREADY_DECIDED);
    }

    @Test
    void refusesAfterExpiry() {
        Phone phone = newPhone();
        Answer requested =
                postForm("/oauth2/device_authorization", Map.of("client_id", "web-demo", "requested_expiry", "1"));
        String loginId = requested.text("login_id");
        scan(requested.text("user_code"), phone);
        Instant expiry = GrantCode.read(sharedKey, Purpose.DEVICE_CODE, requested.text("device_code"))
                .orElseThrow()
                .expiresAt();
        Awaitility.await().until(() -> Instant.now().isAfter(expiry));
        decide(loginId, "confirm", phone).isRefused(410, RejectionCode.QR_LOGIN_EXPIRED);
        scan(requested.text("verification_uri_complete"), phone).isRefused(410, RejectionCode.QR_LOGIN_EXPIRED);
        scan(requested.text("user_code"), phone).isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        assertThat(eventsOf(loginId)).doesNotContain("QrConfirmed");
    }

    @Test
    void refusesForgedStaleAndForeignCodes() {
        Phone phone = newPhone();
        String loginId = requestQr().text("login_id");
        String stale = QrPayload.write(sharedKey, loginId, SLOT, Instant.now().minusSeconds(60));
        String genuine = QrPayload.write(sharedKey, loginId, SLOT, Instant.now());
        scan(stale, phone).isRefused(410, RejectionCode.QR_CODE_STALE);
        scan(genuine.substring(0, genuine.length() - 2) + "AA", phone).isRefused(400, RejectionCode.QR_CODE_FORGED);
        scan(loginId, phone).isRefused(400, RejectionCode.QR_CODE_FORGED);
        scan("https://evil.example/q/" + genuine, phone).isRefused(400, RejectionCode.QR_CODE_FOREIGN);
        scan("http://localhost:8080.evil.example/q/" + genuine, phone).isRefused(400, RejectionCode.QR_CODE_FOREIGN);
        scan("javascript:alert(1)", phone).isRefused(400, RejectionCode.QR_CODE_FOREIGN);
        scan(" ", phone).isRefused(400, RejectionCode.MALFORMED_REQUEST);
        assertThat(eventsOf(loginId)).containsExactly("QrRequested");
    }

    @Test
    void asksForATokenAndForThatOfAPhone() {
        Answer missing = postJson("/v1/qr-logins/scan", "{}");
        missing.isRefused(401, RejectionCode.UNAUTHENTICATED);
        assertThat(missing.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        String ofABrowser = TestIssuer.INSTANCE.tokenFor(newPhone(), claims -> claims.claim("client_id", "web-demo"));
        postJson("/v1/qr-logins/scan", "{}", "Authorization", "Bearer " + ofABrowser)
                .isRefused(403, RejectionCode.INSUFFICIENT_SCOPE);
    }

    static Stream<Named<Function<Phone, String>>> wrongTokens() {
        TestIssuer issuer = TestIssuer.INSTANCE;
        return Stream.of(
                named("our key id, another key", phone -> issuer.signedWith(TestIssuer.newKey("test-key"), phone)),
                named("unknown key", phone -> issuer.signedWith(TestIssuer.newKey("unknown-key"), phone)),
                named("another type", phone -> issuer.tokenOfType(phone, "JWT")),
                named("another issuer", phone -> issuer.tokenFor(phone, with -> with.issuer("http://evil.example"))),
                named("another audience", phone -> issuer.tokenFor(phone, with -> with.audience("someone-else"))),
                named("no session", phone -> issuer.tokenFor(phone, with -> with.claim("sid", null))),
                named("no end", phone -> issuer.tokenFor(phone, with -> with.expirationTime(null))),
                named("expired", phone -> issuer.tokenFor(phone, QrLoginIT::expired)),
                named("no token at all", phone -> "not.a.token"),
                named("unsigned", QrLoginIT::unsigned));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void refusesWhatIsNoAccessTokenOfOurs(Function<Phone, String> token) {
        String wrong = token.apply(newPhone());
        for (int attempt = 0; attempt < 3; attempt++) { // the second time no new keys are fetched
            postJson("/v1/qr-logins/scan", "{\"payload\": \"x\"}", "Authorization", "Bearer " + wrong)
                    .isRefused(401, RejectionCode.UNAUTHENTICATED);
        }
    }

    private static Named<Function<Phone, String>> named(String name, Function<Phone, String> token) {
        return Named.of(name, token);
    }

    private static JWTClaimsSet.Builder expired(JWTClaimsSet.Builder claims) {
        return claims.expirationTime(Date.from(Instant.now().minusSeconds(120)));
    }

    @Test
    void endsALoginWhosePersonSeesAnotherNumber() {
        Phone phone = newPhone();
        String loginId = requestQr("bank").text("login_id");
        JsonNode scanned = scan(payloadOf(loginId), phone).json();
        assertThat(scanned.path("number_matching").asString()).isEqualTo("choose");
        assertThat(scanned.path("numbers").size()).isEqualTo(3);
        int shown = shownNumber(loginId);
        decide(loginId, "confirm", phone).isRefused(400, RejectionCode.QR_NUMBER_MISSING);
        confirm(loginId, "\"" + shown + "\"", phone).isRefused(400, RejectionCode.MALFORMED_REQUEST);
        confirm(loginId, Integer.toString(shown == 99 ? 98 : shown + 1), phone)
                .isRefused(409, RejectionCode.QR_NUMBER_WRONG);
        confirm(loginId, Integer.toString(shown), phone).isRefused(409, RejectionCode.QR_LOGIN_ALREADY_DECIDED);
        assertThat(eventsOf(loginId)).containsExactly("QrRequested", "QrScanned", "QrRejected");
    }

    @Test
    void asksForAFreshSignInWhereTheClientDoes() {
        Phone phone = newPhone();
        String loginId = requestQr("bank").text("login_id");
        String token = TestIssuer.INSTANCE.tokenFor(
                phone,
                claims -> claims.claim(
                        "auth_time", Instant.now().minusSeconds(301).getEpochSecond()));
        Answer refused = postJson(
                "/v1/qr-logins/scan",
                "{\"payload\": \"" + payloadOf(loginId) + "\"}",
                "Authorization",
                "Bearer " + token);
        refused.isRefused(401, RejectionCode.REAUTHENTICATION_REQUIRED);
        assertThat(refused.http().headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_user_authentication\"");
        assertThat(scan(payloadOf(loginId), phone).status()).isEqualTo(200);
    }

    @Test
    void tellsThePersonWhoAsks() {
        Answer requested = send(request("/oauth2/device_authorization")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
                .POST(HttpRequest.BodyPublishers.ofString("client_id=web-demo")));
        JsonNode scanned = scan(requested.text("user_code"), newPhone()).json();
        assertThat(scanned.path("client").path("name").asString()).isEqualTo("ScanPass web");
        JsonNode requester = scanned.path("requester");
        assertThat(requester.path("browser").asString()).isEqualTo("Firefox 145");
        assertThat(requester.path("os").asString()).isEqualTo("Linux");
        assertThat(requester.path("ip_address").asString()).isEqualTo("127.0.0.1");
        assertThat(requester.path("place").asString()).isEqualTo("Berlin, Germany");
        assertThat(requester.path("same_network").asBoolean()).isTrue();
    }

    @Test
    void confirmsWithTheNumberThatThePageShows() {
        Phone phone = newPhone();
        String loginId = requestQr("bank").text("login_id");
        scan(payloadOf(loginId), phone);
        Answer confirmed = confirm(loginId, Integer.toString(shownNumber(loginId)), phone);
        assertThat(confirmed.text("state")).isEqualTo("confirmed");
        assertThat(sessionsOf(loginId)).isEqualTo(1);
    }

    private String payloadOf(String loginId) {
        return QrPayload.write(sharedKey, loginId, SLOT, Instant.now());
    }

    private Answer confirm(String loginId, String number, Phone phone) {
        return postJson("/v1/qr-logins/" + loginId + "/confirm", "{\"number\": " + number + "}", bearer(phone));
    }

    /** The command side tells it to nobody but the event. */
    private int shownNumber(String loginId) {
        return jdbc.sql("select payload::jsonb ->> 'number' from domain_event where aggregate_identifier = ?"
                        + " and payload_type = 'QrScanned'")
                .param(loginId)
                .query(Integer.class)
                .single();
    }

    @Test
    void refusesAPhoneWhoseSessionIsRevoked() {
        Phone phone = newPhone();
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        scan(requested.text("user_code"), phone);
        send(request("/v1/sessions/" + phone.sessionId()).headers(bearer(phone)).DELETE());
        decide(loginId, "confirm", phone).isRefused(401, RejectionCode.SESSION_REVOKED);
        assertThat(eventsOf(loginId)).containsExactly("QrRequested", "QrScanned");
    }

    @Test
    void givesByQrCodeOnlyTheScopesThatTheClientMayHaveThatWay() {
        Phone phone = newPhone();
        Answer refused =
                postForm("/oauth2/device_authorization", Map.of("client_id", "shop", "scope", "openid orders"));
        refused.isOAuthError(400, "invalid_scope");
        assertThat(refused.text("error_description")).endsWith("openid profile");
        Answer some = postForm("/oauth2/device_authorization", Map.of("client_id", "shop", "scope", "profile"));
        assertThat(scan(some.text("user_code"), phone).text("scope")).isEqualTo("profile");
        assertThat(scan(requestQr("shop").text("user_code"), phone).text("scope"))
                .isEqualTo("openid profile");
    }

    @Test
    void readsFormsAsOAuthAsks() {
        postForm("/oauth2/device_authorization", Map.of()).isOAuthError(400, "invalid_request");
        postForm("/oauth2/device_authorization", Map.of("client_id", "nobody")).isOAuthError(401, "invalid_client");
        postForm("/oauth2/device_authorization", Map.of("client_id", "web-demo", "scope", "root"))
                .isOAuthError(400, "invalid_scope");
        postForm("/oauth2/device_authorization", Map.of("client_id", "web-demo", "requested_expiry", "soon"))
                .isOAuthError(400, "invalid_request");
        assertThat(postForm("/oauth2/device_authorization", Map.of("client_id", "web-demo", "unknown", "ignored"))
                        .status())
                .isEqualTo(200);
        postForm("/oauth2/device_authorization", Map.of("client_id", "x".repeat(17_000)))
                .isOAuthError(413, "invalid_request");
    }

    private static String unsigned(Phone phone) {
        String[] parts = TestIssuer.INSTANCE.tokenFor(phone).split("\\.", -1);
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"typ\":\"at+jwt\",\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + parts[1] + ".";
    }

    private long sessionsOf(String loginId) {
        return jdbc.sql("select count(*) from domain_event where payload_type = 'SessionStarted' and payload like ?")
                .param("%" + loginId + "%")
                .query(Long.class)
                .single();
    }
}
