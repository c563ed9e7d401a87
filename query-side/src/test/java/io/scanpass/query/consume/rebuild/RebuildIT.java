package io.scanpass.query.consume.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.rebuild.NextViews;
import io.scanpass.query.project.rebuild.Ownership;
import io.scanpass.query.project.rebuild.Rebuild;
import io.scanpass.query.project.rebuild.Rebuild.Phase;
import io.scanpass.query.project.rebuild.Rebuilds;
import io.scanpass.testing.Backends;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Generations of views, on a database of Redis of their own. */
@WithQuerySide
@SuppressWarnings("NullAway.Init") // the lifecycle method sets them
class RebuildIT {

    private static final String SECRET = "operator-secret-of-the-tests-0123456789";
    private static final Duration LONG = Duration.ofSeconds(40);

    private final LoginStory story = LoginStory.now();
    private final LoginStory other = LoginStory.now();

    @Autowired
    private TestPublisher publisher;

    /** Of a node whose operators have no secret. */
    @Autowired
    private TestBrowser elsewhere;

    private TestNode node;
    private StringRedisTemplate redis;
    private Rebuilds rebuilds;

    @BeforeEach
    void start() {
        node = node();
        redis = node.context.getBean(StringRedisTemplate.class);
        rebuilds = node.context.getBean(Rebuilds.class);
        story.published(publisher);
        other.published(publisher);
        await().atMost(LONG).until(() -> redis.hasKey(now("session:" + story.sessionId)));
        await().atMost(LONG).until(() -> redis.hasKey(now("session:" + other.sessionId)));
        await().atMost(LONG).until(() -> token(node, story.tokenForm()).statusCode() == 200);
    }

    @AfterEach
    void stop() {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.serverCommands().flushDb();
        }
        node.close();
    }

    @Test
    void servesTheSameViewsUnderOtherNamesAndRemovesTheOldOnes() {
        Map<String, Object> before = views(story);
        String last = generation();

        rebuild();

        assertThat(generation()).isNotEqualTo(last);
        assertThat(views(story)).isEqualTo(before);
        assertThat(redis.keys("*" + story.sessionId)).containsExactly(now("session:" + story.sessionId));
        assertThat(redis.keys(last + "positions")).doesNotContain(last + "positions");
        assertThat(redis.hasKey("generation:next")).isFalse();
        LoginStory later = LoginStory.now().published(publisher);
        await().until(() -> token(node, later.tokenForm()).statusCode() == 200);
    }

    @Test
    void healsAViewThatIsWrong() {
        String key = now("session:" + story.sessionId);
        String right = view(key);
        redis.opsForHash().put(key, "view", right.replace("web-demo", "tv-demo"));

        rebuild();

        assertThat(view(now("session:" + story.sessionId))).isEqualTo(right);
    }

    @Test
    void knowsWhatNoEventTells() {
        String refreshToken =
                token(node, other.tokenForm()).body().replaceAll(".*\"refresh_token\":\"([^\"]*)\".*", "$1");
        assertThat(refresh(node, refreshToken).statusCode()).isEqualTo(200);
        redis.opsForHash().put(now("session:" + story.sessionId), "reused_at", "1");
        String old = "%d.%s.0 {\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"qr-login.scanned\"}"
                .formatted(Instant.now().toEpochMilli() - 1_000, Ids.random());
        redis.opsForZSet().add(now("activity:" + story.userId), old, 0);

        rebuild();

        Map<Object, Object> marks = redis.opsForHash().entries(now("session:" + other.sessionId));
        assertThat(marks).containsEntry("generation", "1").containsKeys("generation_at", "redeemed_at", "last_used");
        assertThat(token(node, story.tokenForm()).statusCode()).as("still over").isEqualTo(400);
        assertThat(redis.opsForZSet().range(now("activity:" + story.userId), 0, -1))
                .contains(old)
                .hasSizeGreaterThan(3);
    }

    @Test
    void neverRevivesASessionThatIsRevoked() {
        RefreshToken never = new RefreshToken(story.sessionId, story.sessionEnd, 3, story.requestedAt, null);
        publisher.publish(story.revoked(), 1);
        await().until(() -> refresh(node, never.write(TestKeys.SHARED_KEY)).statusCode() == 400);
        rebuilds.start();
        await().atMost(LONG).until(() -> {
            assertThat(refresh(node, never.write(TestKeys.SHARED_KEY)).statusCode())
                    .isEqualTo(400);
            return phase() == Phase.DONE;
        });
    }

    @Test
    void letsTheOnesWhoAreServedHearOfMarksMeanwhile() {
        redis.opsForValue().set("generation:next", "gX:");
        assertThat(token(node, other.tokenForm()).statusCode()).isEqualTo(200);

        Object redeemed = redis.opsForHash().get(now("session:" + other.sessionId), "redeemed_at");
        assertThat(redis.opsForHash().get("gX:session:" + other.sessionId, "redeemed_at"))
                .isNotNull()
                .isEqualTo(redeemed);
    }

    @Test
    void givesUpWhereKafkaLacksWhatIsServed() {
        String last = generation();
        String key = now("session:" + Ids.random());
        redis.opsForHash().putAll(key, Map.of("sequence", "0", "view", "{}"));

        rebuilds.start();
        await().atMost(LONG).until(() -> phase() == Phase.FAILED);

        assertThat(rebuilds.latest().map(Rebuild::why)).contains("kafka_lacks_events");
        assertThat(generation()).isEqualTo(last);
        assertThat(redis.keys("g*:*"))
                .allMatch(name -> (!last.isEmpty() && name.startsWith(last)) || name.equals("generation:next"));
        assertThat(token(node, story.tokenForm()).statusCode()).isEqualTo(200);
    }

    @Test
    void freesWhatCouldNotBeProjectedThenAndCanBeNow() {
        LoginStory failed = LoginStory.now();
        redis.opsForValue().set(now("session:" + failed.sessionId), "no hash");
        failed.published(publisher);
        await().until(() -> redis.opsForHash().hasKey("parked", "session:" + failed.sessionId));
        assertThat(token(node, failed.tokenForm()).statusCode()).isEqualTo(503);

        rebuild();

        await().until(() -> token(node, failed.tokenForm()).statusCode() == 200);
    }

    @Test
    void whatCannotBeReadIsParkedInTheNextViewsToo() {
        String key = "session:" + story.sessionId;
        String unreadable = """
                {"key":"%s","reason":"unreadable","why":"","since":"2026-01-01T00:00:00Z","up_to":-1,"unreadable":1,"held":0}""".formatted(key);
        redis.opsForHash().put("parked", key, unreadable);

        rebuild();

        assertThat(redis.opsForHash().hasKey("parked", key)).isTrue();
        assertThat(token(node, story.tokenForm()).statusCode()).isEqualTo(503);
    }

    @Test
    void doesWithoutWhatIsOverAndAboutToBeForgotten() {
        String key = now("session:" + Ids.random());
        redis.opsForHash().putAll(key, Map.of("sequence", "0", "view", "{}"));
        redis.expire(key, Duration.ofSeconds(30));

        rebuild();

        assertThat(generation()).isNotEmpty();
    }

    @Test
    void isGoneOnWithWhenTheOneWhoHadItDied() {
        rebuilds.start();
        long soon = Instant.now().plusSeconds(4).toEpochMilli();
        redis.opsForHash().putAll("rebuild", Map.of("owner", "one who died", "until", Long.toString(soon)));

        await().atMost(LONG).until(() -> phase() == Phase.DONE);

        assertThat(Instant.now().toEpochMilli())
                .as("not before its lease ended")
                .isGreaterThanOrEqualTo(soon);
    }

    @Test
    void tellsNobodyAgain() {
        LoginStory told = LoginStory.now().at("told");
        publisher.publish(told.started(), 0);
        publisher.publish(told.revoked(), 1);
        await().until(() -> redis.opsForHash().hasKey("logout:told", told.sessionId));
        redis.delete(List.of("logout:told", "logout:told:due"));

        rebuild();

        assertThat(redis.hasKey("logout:told")).isFalse();
    }

    @Test
    void oneWhoLostItsLeaseWritesNothing() {
        String later = Long.toString(Instant.now().plusSeconds(60).toEpochMilli());
        redis.opsForHash()
                .putAll("rebuild", Map.of("phase", "BUILDING", "next", "g1000:", "owner", "another", "until", later));
        NextViews.Batch batch = node.context.getBean(NextViews.class).batch();
        batch.add(story.userId, story.key);

        assertThatThrownBy(() -> batch.write(Map.of())).isInstanceOf(Ownership.Lost.class);

        assertThat(redis.keys("g1000:*")).isEmpty();
    }

    @Test
    void isAnOperatorsAlone() {
        assertThat(ask(node, "GET", "").statusCode()).isEqualTo(401);
        assertThat(ask(node, "GET", SECRET).statusCode()).isEqualTo(404);
        assertThat(ask(node, "DELETE", SECRET).statusCode()).isEqualTo(409);

        HttpResponse<String> first = ask(node, "POST", SECRET);
        HttpResponse<String> second = ask(node, "POST", SECRET);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).as("found, not started twice").isEqualTo(200);
        assertThat(TestBrowser.json(second).get("generation"))
                .isEqualTo(TestBrowser.json(first).get("generation"));
        await().atMost(LONG).until(() -> !TestBrowser.json(ask(node, "GET", SECRET))
                .get("under_way")
                .asBoolean());

        JsonNode answer = TestBrowser.json(ask(node, "GET", SECRET));
        assertThat(answer.get("phase").asString()).isEqualTo("done");
        assertThat(answer.get("events_done").asLong()).isGreaterThanOrEqualTo(12);
        assertThat(answer.get("events_left").asLong()).isZero();
    }

    @Test
    void isNotThereWhereOperatorsHaveNoSecret() {
        HttpResponse<String> answer = elsewhere.get("/v1/operator/rebuild");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(TestBrowser.json(answer).get("code").asString()).isEqualTo("not_found");
    }

    private void rebuild() {
        assertThat(rebuilds.start()).isTrue();
        assertThat(rebuilds.start()).as("while one is under way").isFalse();
        await().atMost(LONG).until(() -> phase() == Phase.DONE);
    }

    private Phase phase() {
        return rebuilds.latest().orElseThrow().phase();
    }

    private Map<String, Object> views(LoginStory of) {
        Map<String, Object> views = new TreeMap<>();
        for (String name : Set.of("session:" + of.sessionId, "user:" + of.userId, "qr:" + of.loginId)) {
            views.put(name, redis.opsForHash().entries(now(name)));
        }
        for (String name : Set.of("user-sessions:" + of.userId, "activity:" + of.userId)) {
            views.put(name, redis.opsForZSet().range(now(name), 0, -1));
        }
        return views;
    }

    private String view(String key) {
        return String.valueOf(redis.opsForHash().get(key, "view"));
    }

    private String generation() {
        String generation = redis.opsForValue().get("generation");
        return generation == null ? "" : generation;
    }

    private String now(String name) {
        return generation() + name;
    }

    private static HttpResponse<String> ask(TestNode node, String method, String secret) {
        HttpRequest.Builder request =
                node.browser.request("/v1/operator/rebuild").method(method, BodyPublishers.noBody());
        return node.browser.send(
                (secret.isEmpty() ? request : request.header("Authorization", "Bearer " + secret)).build());
    }

    private static HttpResponse<String> token(TestNode node, Map<String, String> form) {
        return node.browser.token(form);
    }

    private static HttpResponse<String> refresh(TestNode node, String token) {
        return token(node, Map.of("grant_type", "refresh_token", "client_id", "web-demo", "refresh_token", token));
    }

    private static TestNode node() {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.kafka.bootstrap-servers", Backends.selected().kafkaBootstrapServers());
        settings.put("spring.data.redis.database", "7");
        settings.put("scanpass.consume.group", "rebuild");
        settings.put("scanpass.rebuild.patience", "1s");
        settings.put("scanpass.clients.told.name", "A relying party that is away");
        settings.put("scanpass.clients.told.scopes", "openid");
        settings.put("scanpass.clients.told.backchannel-logout-uri", "http://localhost:1/away");
        settings.put("scanpass.operator.secret-sha256", "MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc");
        settings.put("scanpass.operator.wrong-secrets-per-network", "off");
        return TestNode.start(settings);
    }
}
