package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.query.CuttableProxy;
import io.scanpass.query.LoginStory;
import io.scanpass.query.OpenStream;
import io.scanpass.query.QuerySideApplication;
import io.scanpass.query.QuerySideTestConfig;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.testing.Backends;
import io.scanpass.testing.KafkaBackend;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Redis behind a line that can be cut, or go silent. */
@SpringBootTest(
        classes = QuerySideApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"scanpass.consume.group=redis-outage", "scanpass.stream.heartbeat=1s"})
@Import({KafkaBackend.class, QuerySideTestConfig.class, RedisOutageIT.Line.class})
class RedisOutageIT {

    @TestConfiguration(proxyBeanMethods = false)
    static class Line {

        @Bean
        CuttableProxy line() throws IOException {
            Backends backends = Backends.selected();
            return new CuttableProxy(backends.redisHost(), backends.redisPort());
        }

        @Bean
        DataRedisConnectionDetails redisConnectionDetails(CuttableProxy line) {
            return new DataRedisConnectionDetails() {
                @Override
                public Standalone getStandalone() {
                    return Standalone.of("127.0.0.1", line.port());
                }
            };
        }
    }

    @Autowired
    private CuttableProxy line;

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private SessionStore sessions;

    private final LoginStory story = LoginStory.now();

    @AfterEach
    void mend() {
        line.mend();
        await().until(() -> browser.get("/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    void losesNoEventWhileRedisIsAway() {
        line.cut();
        story.published(publisher);
        await().until(() -> browser.get("/actuator/health/readiness").statusCode() == 503);
        assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        line.mend();

        await().pollInterval(Duration.ofMillis(500))
                .until(() -> browser.token(story.tokenForm()).statusCode() == 200);
        assertThat(sessions.find(story.sessionId)).isPresent();
    }

    @Test
    void answersWhatItCanWhileRedisIsAway() {
        line.cut();
        await().until(() -> browser.get("/actuator/health/readiness").statusCode() == 503);
        assertAnswersWithoutRedis();
    }

    @Test
    void answersInTimeWhileRedisIsSilent() {
        line.silence();
        assertAnswersWithoutRedis();
    }

    @Test
    void keepsAStreamOpenAndResumesIt() throws IOException {
        publisher.publish(story.requested(), 0);
        try (OpenStream stream = browser.stream(story.path("/events"))) {
            stream.awaitFrame("requested");
            await().until(() -> stream.comments() > 0);
            line.cut();
            publisher.publish(story.scanned(), 1);
            int before = stream.comments();
            await().until(() -> stream.comments() > before + 1);
            assertThat(stream.events()).containsExactly("requested");

            line.mend();

            stream.awaitFrame("scanned");
            publisher.publish(story.confirmed(), 2);
            stream.awaitEnd();
            assertThat(stream.events()).containsExactly("requested", "scanned", "confirmed");
        }
    }

    private void assertAnswersWithoutRedis() {
        for (String path : new String[] {story.path(""), story.path("/events")}) {
            HttpResponse<String> answer = inTime(() -> browser.get(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(TestBrowser.json(answer).get("code").asString()).isEqualTo("temporarily_unavailable");
        }
        HttpResponse<String> token = inTime(() -> browser.token(story.tokenForm()));
        assertThat(token.statusCode()).isEqualTo(503);
        assertThat(token.headers().firstValue("Retry-After")).contains("1");
        assertThat(TestBrowser.json(token).get("error").asString()).isEqualTo("temporarily_unavailable");
        for (String path : new String[] {"/oauth2/jwks", "/.well-known/openid-configuration", story.path("/qr")}) {
            assertThat(inTime(() -> browser.get(path)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> nonsense = inTime(() -> browser.token(Map.of("grant_type", "nonsense")));
        assertThat(nonsense.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> inTime(Supplier<HttpResponse<String>> request) {
        Instant asked = Instant.now();
        HttpResponse<String> answer = request.get();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
        return answer;
    }
}
