package io.scanpass.query.serve.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.LoginStory;
import io.scanpass.query.RedisContents;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** A person, as long as there is a key to what is said of him, and afterwards. */
@WithQuerySide
class ForgettingIT {

    private static final String CANARY = "Canary 7Q";

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private People people;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final String phone = Ids.random();

    @Test
    void waitsForTheKeyThatComesAfterTheView() {
        publisher.publish(story.registered(), 0);
        JsonNode tokens = signIn();
        assertThat(ask("/oauth2/userinfo", tokens).statusCode()).isEqualTo(503);
        assertThat(ask("/v1/sessions", tokens).statusCode()).isEqualTo(503);
        assertThat(ask("/v1/activity", tokens).statusCode()).isEqualTo(503);

        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> ask("/oauth2/userinfo", tokens));
        publisher.publish(story.key);

        assertThat(waiting.join().body()).contains("\"Ada L.\"");
    }

    @Test
    void tellsNothingMoreOfOneWhoIsForgotten() {
        publisher.publish(story.key);
        publisher.publish(story.registered(), 0);
        publishPhone();
        JsonNode tokens = signIn();
        assertThat(ask("/v1/sessions", tokens).body()).contains(CANARY, "Firefox");
        assertThat(ask("/v1/activity", tokens).body()).contains(CANARY, "Firefox");
        assertThat(browser.get(story.path("")).body()).contains("Ada L.");
        assertThat(claims(tokens)).contains("Ada L.");

        publisher.publish(story.erased(), 1);
        awaitForgotten();

        assertThat(TestBrowser.json(ask("/oauth2/userinfo", tokens)))
                .isEqualTo(TestBrowser.json("{\"sub\":\"" + story.userId + "\"}"));
        assertThat(ask("/v1/sessions", tokens).body())
                .contains(phone)
                .doesNotContain(CANARY, "Firefox", "device", "\"ey");
        assertThat(ask("/v1/activity", tokens).body()).isEqualTo("{\"activity\":[]}");
        assertThat(browser.get(story.path("")).body()).contains("\"scanned\"").doesNotContain("display_name");
        assertThat(claims(refreshed(tokens))).contains(story.userId).doesNotContain("\"name\"", "preferred_username");
    }

    @Test
    void keepsNothingInRedisThatCouldBeReadWithoutTheKeyNorTheKeyOnceItIsTakenBack() {
        publisher.publish(story.key);
        publisher.publish(story.registered(), 0);
        publishPhone();
        JsonNode tokens = signIn();
        assertThat(ask("/v1/sessions", tokens).body()).contains(CANARY);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(story.key.secret());
        assertThat(RedisContents.of(redis))
                .contains(secret, story.names)
                .doesNotContain(CANARY, "Ada L.", "192.0.2.77");

        publisher.publish(story.erased(), 1);
        publisher.publish(story.revoked(), 1);
        publisher.takeBack(story.userId);
        awaitForgotten();
        assertThat(RedisContents.of(redis)).doesNotContain(secret, story.names, "activity:" + story.userId);

        projected(publisher.publish(story.key)); // as in a replay, after all else
        assertThat(RedisContents.of(redis)).doesNotContain(secret, story.names);
        wipe();
        awaitForgotten();
        projected(publisher.publish(story.key));
        await().until(() -> redis.hasKey("session:" + story.sessionId));
        assertThat(RedisContents.of(redis)).doesNotContain(secret, story.names, "activity:" + story.userId);
    }

    @Test
    void knowsEveryoneElseAgainAfterALossOfRedis() {
        story.published(publisher);
        await().until(() -> people.find(story.userId).isPresent());

        wipe();

        await().until(() -> people.find(story.userId).flatMap(Person::names).isPresent());
    }

    /** A phone's session with all that can be said of it, and a scan that it has not decided. */
    private void publishPhone() {
        SessionStarted browsers = story.started();
        publisher.publish(
                new SessionStarted(
                        phone,
                        story.userId,
                        "phone-demo",
                        "openid",
                        "pwd",
                        null,
                        null,
                        browsers.startedAt(),
                        browsers.expiresAt(),
                        null,
                        TestPublisher.sealed(story.key, new Device("192.0.2.77", "Firefox 145", null, null)),
                        null),
                0);
        String name = TestPublisher.sealed(story.key, new SessionName(CANARY));
        publisher.publish(new SessionRenamed(phone, story.userId, name, story.requestedAt), 1);
        await().until(
                        () -> String.valueOf(redis.opsForHash().get("session:" + phone, "view")),
                        view -> view.contains(name));
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
    }

    /** With another login of the same person. */
    private JsonNode signIn() {
        LoginStory other = LoginStory.now();
        publisher.publish(other.requested(), 0);
        publisher.publish(other.scanned(), 1);
        publisher.publish(new QrConfirmed(other.loginId, story.userId, phone, story.sessionId, story.requestedAt), 2);
        publisher.publish(story.started(), 0);
        return TestBrowser.json(await().ignoreExceptionsInstanceOf(TransientDataAccessException.class)
                .until(() -> browser.token(other.tokenForm()), answer -> answer.statusCode() == 200));
    }

    private JsonNode refreshed(JsonNode tokens) {
        return TestBrowser.json(browser.token(Map.of(
                "grant_type", "refresh_token",
                "client_id", "web-demo",
                "refresh_token", tokens.get("refresh_token").asString())));
    }

    private static String claims(JsonNode tokens) {
        List<String> parts = List.of(tokens.get("id_token").asString().split("\\.", -1));
        return new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
    }

    private void awaitForgotten() {
        await().until(() -> people.find(story.userId)
                .filter(person -> person.names().isEmpty())
                .isPresent());
    }

    private HttpResponse<String> ask(String path, JsonNode tokens) {
        return browser.send(browser.request(path)
                .header("Authorization", "Bearer " + tokens.get("access_token").asString())
                .build());
    }

    private void wipe() {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.serverCommands().flushAll();
        }
    }

    private void projected(RecordMetadata last) {
        String partition = "scanpass-query:" + last.topic() + "-" + last.partition();
        await().until(() ->
                Long.toString(last.offset() + 1).equals(redis.opsForHash().get("positions", partition)));
    }
}
