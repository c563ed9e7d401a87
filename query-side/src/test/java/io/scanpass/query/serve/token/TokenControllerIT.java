package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

@WithQuerySide
@ExtendWith(OutputCaptureExtension.class)
class TokenControllerIT {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private QrLoginStore logins;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();

    @Test
    void takesADeviceCodeThroughAllItsStates() {
        assertRefused(400, "authorization_pending", browser.token(story.tokenForm()));
        assertRefused(400, "slow_down", browser.token(story.tokenForm()));

        story.published(publisher);
        HttpResponse<String> answer = awaitTokens(story.tokenForm());

        JsonNode tokens = TestBrowser.json(answer);
        assertThat(Set.copyOf(tokens.propertyNames()))
                .containsExactlyInAnyOrder(
                        "access_token", "token_type", "expires_in", "refresh_token", "scope", "id_token");
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(claims(tokens).get("sid").asString()).isEqualTo(story.sessionId);
        assertThat(claims(tokens).get("sub").asString()).isEqualTo(story.userId);
    }

    @Test
    void saysThatThePersonDeclined() {
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.rejected(), 2);
        await().until(() ->
                logins.find(story.loginId).map(view -> view.sequence() == 2).orElse(false));

        assertRefused(400, "access_denied", browser.token(story.tokenForm()));
    }

    @Test
    void saysThatNobodyConfirmedInTime() {
        LoginStory over = LoginStory.endingAt(Instant.now());
        publisher.publish(over.requested(), 0);
        assertRefused(400, "expired_token", browser.token(over.tokenForm()));
        await().until(() -> logins.find(over.loginId).isPresent());
        assertRefused(400, "expired_token", browser.token(over.tokenForm()));
    }

    @Test
    void waitsForTheSessionOfAConfirmedLogin() throws InterruptedException, ExecutionException {
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.confirmed(), 2);
        await().until(() ->
                logins.find(story.loginId).map(view -> view.sequence() == 2).orElse(false));
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> waiting = clients.submit(() -> browser.token(story.tokenForm()));
            publisher.publish(story.started(), 0);
            assertThat(waiting.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysPendingWhenTheSessionTakesTooLong() {
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.confirmed(), 2);
        await().until(() ->
                logins.find(story.loginId).map(view -> view.sequence() == 2).orElse(false));

        Instant asked = Instant.now();
        assertRefused(400, "authorization_pending", browser.token(story.tokenForm()));
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void givesOneSessionToManyWhoAskAtOnce() throws InterruptedException, ExecutionException {
        story.published(publisher);
        await().until(() -> sessions.find(story.sessionId).isPresent());
        Set<String> refreshTokens = new HashSet<>();
        Set<String> sids = new HashSet<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 20)
                    .mapToObj(client -> clients.submit(() -> browser.token(story.tokenForm())))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                JsonNode tokens = TestBrowser.json(answer.get());
                refreshTokens.add(tokens.get("refresh_token").asString());
                sids.add(claims(tokens).get("sid").asString());
            }
        }
        assertThat(refreshTokens).hasSize(1);
        assertThat(sids).containsExactly(story.sessionId);
    }

    @Test
    void refusesACodeThatWasRedeemedLongAgo() {
        story.published(publisher);
        awaitTokens(story.tokenForm());
        Instant longAgo = Instant.now().minusSeconds(11);
        redis.opsForHash().put("session:" + story.sessionId, "redeemed_at", Long.toString(longAgo.toEpochMilli()));

        assertRefused(400, "invalid_grant", browser.token(story.tokenForm()));
        assertThat(redis.opsForHash().get("session:" + story.sessionId, "redeemed_at"))
                .isEqualTo(Long.toString(longAgo.toEpochMilli()));
    }

    @Test
    void refusesWhoDoesNotHoldTheCode() {
        story.published(publisher);
        await().until(() -> sessions.find(story.sessionId).isPresent());
        String other = GrantCode.issue(TestKeys.SHARED_KEY, Purpose.DEVICE_CODE, story.loginId, story.expiresAt)
                .value();
        assertRefused(400, "invalid_grant", browser.token(with(story.tokenForm(), "device_code", other)));
        assertRefused(400, "invalid_grant", browser.token(with(story.tokenForm(), "device_code", "guess")));
        assertRefused(400, "invalid_grant", browser.token(with(story.tokenForm(), "client_id", "phone-demo")));
        assertThat(redis.opsForHash().hasKey("session:" + story.sessionId, "redeemed_at"))
                .isFalse();
    }

    @Test
    void takesAnAuthorizationCodeWithItsVerifier() {
        String sessionId = Ids.random();
        GrantCode code = GrantCode.issue(
                TestKeys.SHARED_KEY,
                Purpose.AUTHORIZATION_CODE,
                sessionId,
                Instant.now().plusSeconds(60));
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "phone-demo",
                "code",
                code.value(),
                "code_verifier",
                VERIFIER);
        HttpResponse<String> early = browser.token(form);
        assertRefused(503, "temporarily_unavailable", early);
        assertThat(early.headers().firstValue("Retry-After")).contains("1");

        publisher.publish(passwordSession(sessionId, code), 0);
        await().until(() -> sessions.find(sessionId).isPresent());
        assertRefused(400, "invalid_grant", browser.token(with(form, "code_verifier", "x".repeat(43))));
        assertRefused(400, "invalid_request", browser.token(with(form, "code_verifier", "")));
        assertRefused(400, "invalid_grant", browser.token(with(form, "client_id", "web-demo")));
        assertThat(redis.opsForHash().hasKey("session:" + sessionId, "redeemed_at"))
                .isFalse();

        JsonNode tokens = TestBrowser.json(awaitTokens(form));
        assertThat(claims(tokens).get("amr").get(0).asString()).isEqualTo("pwd");
    }

    @Test
    void rotatesRefreshTokensAndGivesALostAnswerAgain(CapturedOutput output) {
        story.published(publisher);
        String first = TestBrowser.json(awaitTokens(story.tokenForm()))
                .get("refresh_token")
                .asString();

        String second = refreshed(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(refreshed(first)).as("the lost answer").isEqualTo(second);
        String third = refreshed(second);
        assertThat(third).isNotEqualTo(second);

        assertRefused(400, "invalid_grant", browser.token(refresh(first)));
        assertThat(output.getOut()).contains("refresh token reuse: session " + story.sessionId);
        assertRefused(400, "invalid_grant", browser.token(refresh(third)));
        assertThat(output.getOut()).doesNotContain(first).doesNotContain(third);
    }

    @Test
    void narrowsAScopeAndNeverWidensIt() {
        story.published(publisher);
        String token = TestBrowser.json(awaitTokens(story.tokenForm()))
                .get("refresh_token")
                .asString();

        assertRefused(400, "invalid_scope", browser.token(with(refresh(token), "scope", "openid admin")));
        JsonNode narrow = TestBrowser.json(browser.token(with(refresh(token), "scope", "profile")));
        assertThat(narrow.get("scope").asString()).isEqualTo("profile");
        assertThat(narrow.has("id_token")).isFalse();
        assertThat(claims(narrow).get("scope").asString()).isEqualTo("profile");
    }

    @Test
    void refusesTheTokensOfARevokedSession() {
        story.published(publisher);
        String token = TestBrowser.json(awaitTokens(story.tokenForm()))
                .get("refresh_token")
                .asString();
        publisher.publish(story.revoked(), 1);
        await().until(() ->
                sessions.find(story.sessionId).map(SessionView::revokedAt).isPresent());

        assertRefused(400, "invalid_grant", browser.token(refresh(token)));
        assertRefused(400, "invalid_grant", browser.token(story.tokenForm()));
        assertThat(redis.opsForHash().hasKey("session:" + story.sessionId, "generation"))
                .isFalse();
    }

    @Test
    void refusesWhatIsNoTokenRequest() {
        assertRefused(400, "invalid_request", browser.post("/oauth2/token", ""));
        assertRefused(400, "unsupported_grant_type", browser.post("/oauth2/token", "grant_type=password"));
        assertRefused(400, "invalid_request", browser.post("/oauth2/token", "grant_type=refresh_token"));
        assertRefused(
                401,
                "invalid_client",
                browser.post("/oauth2/token", "grant_type=refresh_token&client_id=stranger&refresh_token=x"));
        assertRefused(400, "invalid_request", browser.post("/oauth2/token", "grant_type=a&grant_type=a"));
        assertRefused(400, "invalid_request", browser.post("/oauth2/token", "grant_type=%zz"));
        assertRefused(400, "invalid_request", browser.post("/oauth2/token?grant_type=refresh_token", "x=1"));
        assertRefused(
                400,
                "invalid_request",
                browser.send(browser.request("/oauth2/token")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build()));
        HttpResponse<String> basic = browser.send(browser.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic d2ViLWRlbW86")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=x"))
                .build());
        assertRefused(401, "invalid_client", basic);
        assertThat(basic.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
    }

    private String refreshed(String token) {
        HttpResponse<String> answer = browser.token(refresh(token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestBrowser.json(answer).get("refresh_token").asString();
    }

    private static Map<String, String> refresh(String token) {
        return Map.of("grant_type", "refresh_token", "client_id", "web-demo", "refresh_token", token);
    }

    private HttpResponse<String> awaitTokens(Map<String, String> form) {
        return await().pollInterval(Duration.ofMillis(100))
                .until(() -> browser.token(form), answer -> answer.statusCode() == 200);
    }

    private static void assertRefused(int status, String error, HttpResponse<String> answer) {
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> changed = new HashMap<>(form);
        changed.put(name, value);
        return changed;
    }

    private static JsonNode claims(JsonNode tokens) {
        String[] parts = tokens.get("access_token").asString().split("\\.", -1);
        return TestBrowser.json(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    private static SessionStarted passwordSession(String sessionId, GrantCode code) {
        Instant now = Instant.now();
        return new SessionStarted(
                sessionId,
                Ids.random(),
                "phone-demo",
                "openid profile",
                "pwd",
                null,
                new AuthorizationCode(code.sha256(), TokenFixture.s256(VERIFIER), code.expiresAt(), null),
                now,
                now.plus(Duration.ofDays(30)),
                null,
                null,
                null);
    }
}
