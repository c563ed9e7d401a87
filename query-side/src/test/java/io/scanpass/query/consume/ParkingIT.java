package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.Topic;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.Reports;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.Traces;
import io.scanpass.query.WithQuerySide;
import io.scanpass.testing.Backends;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** One bad record, and what an operator sees and does of it. The test plays the command side. */
@WithQuerySide
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Spring and JUnit set the fields
class ParkingIT {

    private static final String SECRET = "operator-secret-of-the-tests-0123456789";

    @Autowired
    private TestPublisher publisher;

    private TestNode node;
    private Reports requests;
    private StringRedisTemplate redis;
    private LoginStory story;
    private LoginStory other;
    private String session;

    @BeforeAll
    void start() {
        node = TestNode.start(Map.of(
                "spring.kafka.bootstrap-servers", Backends.selected().kafkaBootstrapServers(),
                "spring.data.redis.database", "6",
                "scanpass.consume.group", "parking",
                "scanpass.operator.secret-sha256", "MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc"));
        redis = node.context.getBean(StringRedisTemplate.class);
        requests = new Reports(Topic.REPAIRS);
    }

    @BeforeEach
    void tell() {
        story = LoginStory.now();
        other = LoginStory.now();
        session = "session:" + story.sessionId;
    }

    @AfterAll
    void stop() {
        requests.close();
        node.close();
    }

    @Test
    void anUnreadableRevocationParksItsSessionAloneUntilItIsDrivenAgain() {
        story.published(publisher);
        awaitStatus(story, 200);
        send(story.revoked(), 1, "{\"session_id\":\"canary");
        other.published(publisher);
        awaitStatus(other, 200);

        awaitStatus(story, 503);
        JsonNode parked = shown(session);
        assertThat(parked.path("parked").path("reason").asString()).isEqualTo("unreadable");
        assertThat(parked.path("parked").path("sequence").asInt()).isEqualTo(1);
        assertThat(parked.path("parked").path("place").asString()).startsWith("scanpass.sessions-");
        assertThat(parked.path("view_sequence").asInt()).isZero();
        HttpResponse<String> listed = operator("/parked");
        assertThat(listed.body()).contains("\"key\":\"" + session + "\"").doesNotContain("canary", other.sessionId);
        assertThat(node.browser.get("/actuator/prometheus").body()).containsPattern("scanpass_parked_keys [1-9]");
        assertThat(requests.of(story.sessionId)).isEmpty();

        assertThat(post("/parked/" + session + "/redrive", "").statusCode()).isEqualTo(202);
        await().until(() -> !requests.of(story.sessionId).isEmpty());
        again(story.started(), 0, 1);
        again(story.revoked(), 1, 1);
        awaitStatus(story, 400);
        await().untilAsserted(() ->
                assertThat(operator("/parked/" + session).statusCode()).isEqualTo(404));
        awaitStatus(other, 200);
    }

    @Test
    void whatFollowsIsHeldBackInOrderAndComesWithTheRest() {
        story.register(publisher);
        send(story.requested(), 0, "{}");
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.confirmed(), 2);
        publisher.publish(story.started(), 0);
        String login = "qr:" + story.loginId;
        await().until(() -> shown(login).path("parked").path("held").asInt() == 2);
        assertThat(node.browser.token(story.tokenForm()).statusCode()).isEqualTo(400);

        assertThat(post("/parked/" + login + "/redrive", "").statusCode()).isEqualTo(202);
        await().until(() -> !requests.of(story.loginId).isEmpty());
        again(story.requested(), 0, 2);
        again(story.scanned(), 1, 2);
        again(story.confirmed(), 2, 2);
        await().until(() -> node.browser.token(story.tokenForm()).statusCode() == 200);
        assertThat(operator("/parked/" + login).statusCode()).isEqualTo(404);
    }

    @Test
    void aGapAsksForWhatIsMissingByItself() {
        story.register(publisher);
        publisher.publish(story.revoked(), 1);
        await().until(() -> !requests.of(story.sessionId).isEmpty());
        assertThat(requests.of(story.sessionId).getFirst().value()).contains(story.sessionId);
        assertThat(shown(session).path("parked").path("reason").asString()).isEqualTo("gap");

        again(story.started(), 0, 1);
        again(story.revoked(), 1, 1);
        awaitStatus(story, 400);
        await().until(() -> operator("/parked/" + session).statusCode() == 404);
    }

    @Test
    void aGapOfWhatWasOverLongAgoParksNothing() {
        ProducerRecord<String, byte[]> late = TestPublisher.message(story.revoked(), 1, Traces.parent(Traces.id()));
        byte[] longAgo = Instant.now().minus(Duration.ofHours(2)).toString().getBytes(StandardCharsets.UTF_8);
        late.headers().remove("ce_time").add("ce_time", longAgo);
        publisher.send(late);
        other.published(publisher);
        awaitStatus(other, 200);
        assertThat(operator("/parked/" + session).statusCode()).isEqualTo(404);
        assertThat(requests.of(story.sessionId)).isEmpty();
    }

    @Test
    void whatTheStoreHasNothingOfIsGivenUp() {
        send(story.started(), 0, "{");
        await().until(() -> operator("/parked/" + session).statusCode() == 200);
        HttpRequest.Builder giveUp = node.browser
                .request("/v1/operator/parked/" + session)
                .header("Authorization", "Bearer " + SECRET)
                .DELETE();
        assertThat(node.browser.send(giveUp.copy().build()).statusCode()).isEqualTo(204);
        assertThat(node.browser.send(giveUp.build()).statusCode()).isEqualTo(404);
    }

    @Test
    void anEventThatTheProjectionFailsWithParksItsKey() {
        redis.opsForValue().set(session, "no hash");
        story.published(publisher);
        other.published(publisher);
        awaitStatus(other, 200);

        await().until(() -> operator("/parked/" + session).statusCode() == 200);
        assertThat(shown(session).path("parked").path("reason").asString()).isEqualTo("failed");
        awaitStatus(story, 503);
        redis.delete(session);
        again(story.started(), 0, 0);
        awaitStatus(story, 200);
    }

    @Test
    void aKeyThatDoesNotReadParksNothingElseAndTheNextOneFreesIt() {
        String json = new String(TestPublisher.message(story.key).value(), StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> bad = TestPublisher.message(
                "scanpass.personal-keys",
                "io.scanpass.personal-key.issued.v1",
                story.userId,
                0,
                Traces.parent(Traces.id()),
                json.replace("oct", "EC").getBytes(StandardCharsets.UTF_8));
        publisher.send(bad);
        await().until(() -> operator("/parked/key:" + story.userId).statusCode() == 200);

        story.published(publisher);
        awaitStatus(story, 200);
        await().until(() -> operator("/parked/key:" + story.userId).statusCode() == 404);
    }

    @Test
    void aRecordOfNobodyParksNothing() {
        double before = poison();
        publisher.send(TestPublisher.message(
                "scanpass.sessions", "io.scanpass.session.revoked.v1", "no id", 0, "", new byte[0]));
        await().until(() -> poison() > before);
        assertThat(operator("/parked").body()).doesNotContain("no id");
    }

    @Test
    void comparesWithWhatTheStoreHasAndAsksForWhatIsMissing() {
        story.published(publisher);
        other.published(publisher);
        awaitStatus(story, 200);
        awaitStatus(other, 200);
        String page = """
                {"streams": [{"kind": "session", "id": "%s", "sequence": 1}, {"kind": "session", "id": "%s", "sequence": 0},
                    {"kind": "user", "id": "%s", "sequence": 0}], "next": "x"}""".formatted(story.sessionId, other.sessionId, story.userId);

        String difference =
                "{\"compared\":3,\"differences\":[{\"key\":\"%s\",\"stored\":1,\"view\":0}]}".formatted(session);
        assertThat(post("/reconciliation", page).body()).isEqualTo(difference);
        awaitStatus(story, 200);
        assertThat(post("/reconciliation?heal=true", page).body()).isEqualTo(difference);
        awaitStatus(story, 503);
        await().until(() -> !requests.of(story.sessionId).isEmpty());
        again(story.revoked(), 1, 1);
        awaitStatus(story, 400);
        assertThat(post("/reconciliation", page).body()).isEqualTo("{\"compared\":3,\"differences\":[]}");
    }

    @Test
    void refusesWhatIsNoPageAndWhoIsNoOperator() {
        for (String page : List.of("", "{}", "{\"streams\": [{\"kind\": \"cat\", \"id\": \"x\", \"sequence\": 0}]}")) {
            assertThat(post("/reconciliation", page).statusCode()).as(page).isEqualTo(400);
        }
        assertThat(node.browser.get("/v1/operator/parked").statusCode()).isEqualTo(401);
        assertThat(operator("/parked/session:nobody").statusCode()).isEqualTo(404);
        assertThat(post("/parked/session:nobody/redrive", "").statusCode()).isEqualTo(404);
    }

    private double poison() {
        return node.context
                .getBean(MeterRegistry.class)
                .counter("scanpass.consume.poison")
                .count();
    }

    /** With other content than it should have. */
    private void send(PublishedEvent event, long sequence, String json) {
        EventType type = EventType.of(event);
        publisher.send(TestPublisher.message(
                type.topic().wireName(),
                type.wireName(),
                event.aggregateId(),
                sequence,
                Traces.parent(Traces.id()),
                json.getBytes(StandardCharsets.UTF_8)));
    }

    /** As the command side publishes again. */
    private void again(PublishedEvent event, long sequence, long last) {
        String request = requests.of(event.aggregateId()).isEmpty()
                ? "nothing"
                : TestBrowser.json(requests.of(event.aggregateId()).getLast().value())
                        .path("request")
                        .asString();
        ProducerRecord<String, byte[]> message = TestPublisher.message(event, sequence, Traces.parent(Traces.id()));
        message.headers().add("ce_laststored", Long.toString(last).getBytes(StandardCharsets.UTF_8));
        message.headers().add("ce_answers", request.getBytes(StandardCharsets.UTF_8));
        publisher.send(message);
    }

    private JsonNode shown(String key) {
        return TestBrowser.json(operator("/parked/" + key));
    }

    private HttpResponse<String> operator(String path) {
        return node.browser.send(node.browser
                .request("/v1/operator" + path)
                .header("Authorization", "Bearer " + SECRET)
                .GET()
                .build());
    }

    private HttpResponse<String> post(String path, String json) {
        return node.browser.send(node.browser
                .request("/v1/operator" + path)
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** Of a refresh; 400: the session is over, or unknown. */
    private void awaitStatus(LoginStory story, int status) {
        String token = new RefreshToken(story.sessionId, story.sessionEnd, 3, story.requestedAt, null)
                .write(TestKeys.SHARED_KEY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.browser
                                .token(Map.of(
                                        "grant_type", "refresh_token",
                                        "client_id", "web-demo",
                                        "refresh_token", token))
                                .statusCode()
                        == status);
    }
}
