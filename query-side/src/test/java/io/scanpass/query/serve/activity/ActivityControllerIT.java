package io.scanpass.query.serve.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.LoginStory;
import io.scanpass.query.RedisContents;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

@WithQuerySide
class ActivityControllerIT {

    private static final String PHONE = "phonesessionphonesessQ";

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final Instant start = story.requestedAt;
    private final String other = Ids.random();
    private JsonNode tokens = TestBrowser.json("{}");

    @BeforeEach
    void signIn() {
        story.published(publisher);
        publisher.publish(onThePhone(), 0);
        String name = TestPublisher.sealed(story.key, new SessionName("My phone"));
        publisher.publish(new SessionRenamed(other, story.userId, name, start.plusSeconds(4)), 1);
        publisher.publish(new SessionRevoked(other, story.userId, "not_me", start.plusSeconds(5)), 2);
        tokens = tokens(story, 7);
    }

    @Test
    void tellsWhatHappenedTheNewestFirst() {
        String device = """
                "device": {"ip_address": "192.0.2.7", "browser": "Firefox 145", "system": "Windows 11",
                  "place": "Berlin, Germany"}""";
        String login = "\"login_id\": \"" + story.loginId + "\", \"phone_session_id\": \"" + PHONE + "\"";
        List<JsonNode> told =
                new ArrayList<>(ask("").get("activity").valueStream().toList());
        // Of one instant: which one is first is up to their ids.
        boolean isConfirmedFirst = told.get(3).get("type").asString().equals("qr-login.confirmed");
        if (!isConfirmedFirst) told.add(3, told.remove(4));

        assertThat(told)
                .isEqualTo(TestBrowser.json("""
                [{"at": "%s", "type": "session.revoked", "client": {"client_id": "phone-demo", "name": "ScanPass phone"},
                  "session": {"session_id": "%s", "method": "pwd", "name": "My phone", %s}, "reason": "not_me"},
                 {"at": "%s", "type": "session.renamed", "client": {"client_id": "phone-demo", "name": "ScanPass phone"},
                  "session": {"session_id": "%s", "name": "My phone", %s}},
                 {"at": "%s", "type": "session.started", "client": {"client_id": "phone-demo", "name": "ScanPass phone"},
                  "session": {"session_id": "%s", "method": "pwd", "expires_at": "%s", %s}},
                """.formatted(
                                                start.plusSeconds(5),
                                                other,
                                                device,
                                                start.plusSeconds(4),
                                                other,
                                                device,
                                                start.plusSeconds(3),
                                                other,
                                                story.sessionEnd,
                                                device)
                                + """
                 {"at": "%s", "type": "qr-login.confirmed", "client": {"client_id": "web-demo", "name": "ScanPass web"},
                  "session": {"session_id": "%s"}, "login": {%s}},
                 {"at": "%s", "type": "session.started", "client": {"client_id": "web-demo", "name": "ScanPass web"},
                  "session": {"session_id": "%s", "method": "qr", "expires_at": "%s"}, "login": {%s}},
                 {"at": "%s", "type": "qr-login.scanned", "client": {"client_id": "web-demo", "name": "ScanPass web"},
                  "login": {%s, "expires_at": "%s"}},
                 {"at": "%s", "type": "user.registered"}]""".formatted(
                                                start.plusSeconds(2),
                                                story.sessionId,
                                                login,
                                                start.plusSeconds(2),
                                                story.sessionId,
                                                story.sessionEnd,
                                                login,
                                                start.plusSeconds(1),
                                                login,
                                                story.expiresAt,
                                                start.minusSeconds(60)))
                        .valueStream()
                        .toList());
        assertThat(RedisContents.of(redis))
                .contains("activity:" + story.userId)
                .doesNotContain("192.0.2.7", "My phone", "Firefox 145");
    }

    @Test
    void tellsOlderOnesPageByPage() {
        List<String> all = types(ask(""));
        assertThat(ask("").has("next")).isFalse();
        assertThat(ask("?limit=7").has("next")).isFalse();

        JsonNode page = ask("?limit=3");
        List<String> read = new ArrayList<>(types(page));
        while (page.has("next")) {
            page = ask("?limit=3&before=" + page.get("next").asString());
            assertThat(page.get("activity").size()).isBetween(1, 3);
            read.addAll(types(page));
        }

        assertThat(read).isEqualTo(all);
    }

    @Test
    void refusesWhatIsNoPage() {
        for (String query : List.of(
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "before=",
                "before=x",
                "before=%2B",
                "before=1763740000000.phonesessionphonesessQ.",
                "before=1763740000000.phonesessionphonesessQ.0%20x")) {
            HttpResponse<String> answer =
                    get("?" + query, tokens.get("access_token").asString());
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(TestBrowser.json(answer).get("code").asString()).isEqualTo("malformed_request");
        }
    }

    @Test
    void tellsNobodyElse() {
        LoginStory stranger = LoginStory.now().published(publisher);
        String strangers = tokens(stranger, 4).get("access_token").asString();

        assertThat(get("", strangers).body())
                .contains(stranger.loginId)
                .doesNotContain(story.sessionId, story.loginId, other);
    }

    @Test
    void asksForATokenWhoseSessionLives() {
        HttpResponse<String> none = browser.get("/v1/activity");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(get("", tokens.get("id_token").asString()).statusCode()).isEqualTo(401);

        redis.opsForHash().put("session:" + story.sessionId, "reused_at", "1");
        HttpResponse<String> over = get("", tokens.get("access_token").asString());
        assertThat(over.statusCode()).isEqualTo(401);
        assertThat(TestBrowser.json(over).get("code").asString()).isEqualTo("session_revoked");
    }

    @Test
    void tellsNothingOfOneWhoIsForgotten() {
        publisher.publish(story.erased(), 1);

        await().until(() -> ask("").get("activity").isEmpty());
        assertThat(redis.hasKey("activity:" + story.userId)).isFalse();
    }

    @Test
    void mayBeAskedByThePhonesPage() {
        HttpResponse<String> answer = browser.send(browser.request("/v1/activity")
                .header("Origin", "http://localhost:8080")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,dpop")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:8080");
    }

    /** Once all is told; a device that asks too early is asked to slow down. */
    private JsonNode tokens(LoginStory of, long told) {
        await().until(() -> redis.opsForZSet().zCard("activity:" + of.userId), count -> count != null && count == told);
        HttpResponse<String> answer = browser.token(of.tokenForm());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestBrowser.json(answer);
    }

    private SessionStarted onThePhone() {
        return new SessionStarted(
                other,
                story.userId,
                "phone-demo",
                "openid",
                "pwd",
                null,
                null,
                start.plusSeconds(3),
                story.sessionEnd,
                null,
                TestPublisher.sealed(
                        story.key, new Device("192.0.2.7", "Firefox 145", "Windows 11", "Berlin, Germany")),
                null);
    }

    private static List<String> types(JsonNode page) {
        return page.get("activity")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    private JsonNode ask(String query) {
        HttpResponse<String> answer = get(query, tokens.get("access_token").asString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
        return TestBrowser.json(answer);
    }

    private HttpResponse<String> get(String query, String token) {
        return browser.send(browser.request("/v1/activity" + query)
                .header("Authorization", "Bearer " + token)
                .build());
    }
}
