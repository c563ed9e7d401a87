package io.scanpass.query.serve.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

@WithQuerySide
class SessionsControllerIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final String phone = Ids.random();
    private final Instant since = story.requestedAt.minus(Duration.ofDays(1));
    private final Device firefox = new Device("192.0.2.7", "Firefox 145", "Windows 11", "Berlin, Germany");
    private JsonNode tokens = TestBrowser.json("{}");

    @BeforeEach
    void signIn() {
        publisher.publish(started(phone, "phone-demo", "pwd", firefox, story.sessionEnd), 0);
        story.published(publisher);
        await().until(() -> redis.hasKey("session:" + phone));
        tokens = TestBrowser.json(
                await().until(() -> browser.token(story.tokenForm()), answer -> answer.statusCode() == 200));
    }

    @Test
    void listsTheLiveSessionsTheLastUsedFirst() {
        String name = TestPublisher.sealed(story.key, new SessionName("My phone"));
        publisher.publish(new SessionRenamed(phone, story.userId, name, since.plusSeconds(1)), 1);
        await().until(() -> !ask(tokens).get("sessions").get(1).path("name").isMissingNode());
        long used = Long.parseLong(String.valueOf(redis.opsForHash().get(key(story.sessionId), "last_used")));

        assertThat(ask(tokens)).isEqualTo(TestBrowser.json("""
                {"sessions": [
                  {"session_id": "%s", "current": true, "client": {"client_id": "web-demo", "name": "ScanPass web"},
                   "since": "%s", "last_used": "%s", "method": "qr",
                   "approved_by": {"login_id": "%s", "phone_session_id": "phonesessionphonesessQ"}, "expires_at": "%s"},
                  {"session_id": "%s", "current": false, "client": {"client_id": "phone-demo", "name": "ScanPass phone"},
                   "name": "My phone",
                   "device": {"ip_address": "192.0.2.7", "browser": "Firefox 145", "system": "Windows 11",
                     "place": "Berlin, Germany"},
                   "since": "%s", "last_used": "%s", "method": "pwd", "expires_at": "%s"}]}""".formatted(
                        story.sessionId,
                        story.requestedAt.plusSeconds(2),
                        Instant.ofEpochMilli(used),
                        story.loginId,
                        story.sessionEnd,
                        phone,
                        since,
                        since,
                        story.sessionEnd)));
    }

    @Test
    void leavesOutWhatIsOver() {
        String ended = Ids.random();
        publisher.publish(started(ended, "web-demo", "qr", null, Instant.now().plusMillis(300)), 0);
        publisher.publish(new SessionRevoked(phone, story.userId, "signed_out", story.requestedAt), 1);

        await().until(() ->
                redis.hasKey(key(ended)) && ask(tokens).get("sessions").size() == 1);
        assertThat(ask(tokens).get("sessions").get(0).get("session_id").asString())
                .isEqualTo(story.sessionId);
        String index = "user-sessions:" + story.userId;
        assertThat(redis.opsForZSet().range(index, 0, -1)).doesNotContain(phone);
        assertThat(redis.getExpire(index)).isPositive();
        publisher.publish(started(Ids.random(), "web-demo", "qr", null, story.sessionEnd), 0);
        await().until(() -> ask(tokens).get("sessions").size() == 2);
        assertThat(redis.opsForZSet().range(index, 0, -1)).hasSize(2).doesNotContain(ended);
    }

    @Test
    void leavesOutWhatWasNotUsedForTooLong() {
        String idle = Ids.random();
        publisher.publish(started(idle, "tv", "qr", null, story.sessionEnd), 0);
        await().until(() -> ask(tokens).get("sessions").size() == 3);

        String longAgo = Long.toString(Instant.now().minusSeconds(3601).toEpochMilli());
        redis.opsForHash().put(key(idle), "last_used", longAgo);

        assertThat(ask(tokens).get("sessions").size()).isEqualTo(2);
    }

    @Test
    void endsTheListWithTheSession() {
        redis.opsForHash().put(key(phone), "reused_at", "1");
        assertThat(ask(tokens).get("sessions").size()).isEqualTo(1);
        redis.opsForHash().put(key(story.sessionId), "reused_at", "1");

        HttpResponse<String> answer = get(tokens.get("access_token").asString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(TestBrowser.json(answer).get("code").asString()).isEqualTo("session_revoked");
    }

    @Test
    void asksForAToken() {
        HttpResponse<String> answer = browser.get("/v1/sessions");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(get(tokens.get("id_token").asString()).statusCode()).isEqualTo(401);
    }

    private SessionStarted started(
            String sessionId, String clientId, String method, @Nullable Device device, Instant end) {
        return new SessionStarted(
                sessionId,
                story.userId,
                clientId,
                "openid",
                method,
                method.equals("qr") ? new Approval(story.loginId, phone) : null,
                null,
                since,
                end,
                null,
                device == null ? null : TestPublisher.sealed(story.key, device),
                null);
    }

    private JsonNode ask(JsonNode bearer) {
        HttpResponse<String> answer = get(bearer.get("access_token").asString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
        return TestBrowser.json(answer);
    }

    private HttpResponse<String> get(String token) {
        return browser.send(browser.request("/v1/sessions")
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static String key(String sessionId) {
        return "session:" + sessionId;
    }
}
