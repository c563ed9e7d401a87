package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.Reports;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.testing.Backends;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** One session, two nodes. */
@WithQuerySide
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshTokenReuseIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private StringRedisTemplate redis;

    private TestNode other;
    private LoginStory story;

    @BeforeEach
    void another() {
        story = LoginStory.now();
    }

    @BeforeAll
    void startAnother() {
        other = node(0, Backends.selected().kafkaBootstrapServers());
    }

    @AfterAll
    void stopIt() {
        other.close();
    }

    @Test
    void answersBothOfTwoNodesThatRefreshAtOnceWithOneRotation() throws Exception {
        JsonNode tokens = tokens();
        try (Reports reports = new Reports();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            String token = tokens.get("refresh_token").asString();
            for (int round = 1; round <= 5; round++) {
                token = refreshedByAll(clients, token);
                assertThat(RefreshToken.read(TestKeys.SHARED_KEY, token)
                                .orElseThrow()
                                .generation())
                        .isEqualTo(round);
            }
            assertThat(redis.opsForHash().hasKey("session:" + story.sessionId, "reused_at"))
                    .isFalse();
            assertThat(reports.of(story.sessionId)).isEmpty();
        }
    }

    private String refreshedByAll(ExecutorService clients, String token)
            throws ExecutionException, InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            TestBrowser one = i % 2 == 0 ? browser : other.browser;
            answers.add(clients.submit(() -> {
                start.await();
                return one.token(refresh(token));
            }));
        }
        start.countDown();
        Set<String> next = new HashSet<>();
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            next.add(TestBrowser.json(answer.get()).get("refresh_token").asString());
        }
        assertThat(next).hasSize(1);
        return next.iterator().next();
    }

    @Test
    void endsTheSessionOnEveryNodeAtOnceAndTellsKafka() {
        JsonNode tokens = tokens();
        String stolen = tokens.get("refresh_token").asString();
        String second = refreshed(browser, stolen);
        String third = refreshed(other.browser, second);
        try (Reports reports = new Reports()) {
            Instant noticed = Instant.now();

            assertThat(browser.token(refresh(stolen)).statusCode()).isEqualTo(400);

            assertThat(other.browser.token(refresh(third)).statusCode()).isEqualTo(400);
            assertThat(browser.token(refresh(third)).statusCode()).isEqualTo(400);
            assertThat(userinfo(tokens)).isEqualTo(401);
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> !reports.of(story.sessionId).isEmpty());
            assertThat(Duration.between(noticed, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertReport(reports.of(story.sessionId).getFirst());
            await().until(() -> !redis.opsForHash().hasKey("reuse-reports", story.sessionId));
            assertThat(redis.opsForZSet().score("reuse-reports:due", story.sessionId))
                    .isNull();
            assertThat(reports.of(story.sessionId)).hasSize(1);
        }
    }

    private void assertReport(ConsumerRecord<String, String> report) {
        assertThat(header(report, "ce_type")).isEqualTo("io.scanpass.refresh-token.reused.v1");
        assertThat(header(report, "ce_subject")).isEqualTo(story.sessionId);
        assertThat(header(report, "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]")
                .isEqualTo(header(report, "ce_traceparent"));
        assertThat(report.headers().lastHeader("ce_sequence")).isNull();
        JsonNode event = TestBrowser.json(report.value());
        assertThat(event.propertyNames()).containsExactlyInAnyOrder("session_id", "user_id", "client_id", "noticed_at");
        assertThat(event.get("user_id").asString()).isEqualTo(story.userId);
        assertThat(event.get("client_id").asString()).isEqualTo("web-demo");
    }

    /** On a database of their own, where no other node sends what these leave. */
    @Test
    void keepsTheReportWhileKafkaIsAwayAndWhenItsNodeIsGone() {
        try (Reports reports = new Reports()) {
            try (TestNode cutOff = node(3, "127.0.0.1:1")) {
                StringRedisTemplate its = cutOff.context.getBean(StringRedisTemplate.class);
                its.opsForHash().put("session:" + story.sessionId, "view", "{}");
                its.opsForHash().put("session:" + story.sessionId, "generation", "9");
                Instant now = Instant.now();
                assertThat(cutOff.context
                                .getBean(SessionGrants.class)
                                .rotate(
                                        TokenFixture.session(story.sessionId, "web-demo", now, now, null),
                                        1,
                                        false,
                                        now,
                                        Duration.ZERO))
                        .isInstanceOf(SessionGrants.Rotation.Reused.class);
                await().until(() -> cutOff.browser
                        .get("/actuator/prometheus")
                        .body()
                        .contains("scanpass_reuse_reports_total{outcome=\"waiting\"}"));
                assertThat(its.opsForHash().hasKey("reuse-reports", story.sessionId))
                        .isTrue();
            }
            assertThat(reports.of(story.sessionId)).isEmpty();
            try (TestNode next = node(3, Backends.selected().kafkaBootstrapServers())) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !reports.of(story.sessionId).isEmpty());
                StringRedisTemplate its = next.context.getBean(StringRedisTemplate.class);
                await().until(() -> !its.opsForHash().hasKey("reuse-reports", story.sessionId));
            }
        }
    }

    private JsonNode tokens() {
        story.published(publisher);
        return TestBrowser.json(
                await().until(() -> browser.token(story.tokenForm()), answer -> answer.statusCode() == 200));
    }

    private int userinfo(JsonNode tokens) {
        return other.browser
                .send(other.browser
                        .request("/oauth2/userinfo")
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asString())
                        .build())
                .statusCode();
    }

    private static String refreshed(TestBrowser at, String token) {
        HttpResponse<String> answer = at.token(refresh(token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestBrowser.json(answer).get("refresh_token").asString();
    }

    private static Map<String, String> refresh(String token) {
        return Map.of("grant_type", "refresh_token", "client_id", "web-demo", "refresh_token", token);
    }

    private static TestNode node(int database, String kafka) {
        return TestNode.start(Map.of(
                "spring.kafka.bootstrap-servers",
                kafka,
                "spring.data.redis.database",
                Integer.toString(database),
                "scanpass.consume.group",
                "reuse-" + database));
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
