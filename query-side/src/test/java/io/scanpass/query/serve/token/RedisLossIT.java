package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.testing.Backends;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.listener.RecordInterceptor;

/** A Redis that loses everything, and a node that stops on its way through the events it reads again. */
@WithQuerySide
class RedisLossIT {

    private final LoginStory revoked = LoginStory.now();
    private final LoginStory living = LoginStory.now();

    @Autowired
    private TestPublisher publisher;

    @Test
    void noRevokedSessionComesBackWhileTheEventsAreReadAgain() {
        revoked.published(publisher);
        living.published(publisher);
        publisher.publish(revoked.revoked(), 1);
        try (TestNode node = TestNode.start(
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        Backends.selected().kafkaBootstrapServers(),
                        "spring.data.redis.database",
                        "4",
                        "scanpass.consume.group",
                        "redis-loss"),
                Stopping.class)) {
            Stopping stopping = node.context.getBean(Stopping.class);
            StringRedisTemplate redis = node.context.getBean(StringRedisTemplate.class);
            await().until(() -> refresh(node, revoked).statusCode() == 400);
            await().until(() -> refresh(node, living).statusCode() == 200); // when the other partition is read too

            stopping.at = revoked.sessionId;
            try (RedisConnection connection =
                    redis.getRequiredConnectionFactory().getConnection()) {
                connection.serverCommands().flushDb();
            }
            await().until(() -> redis.hasKey("session:" + revoked.sessionId));

            assertUnavailable(refresh(node, revoked));
            assertUnavailable(refresh(node, living));
            stopping.goOn.countDown();

            await().until(() -> refresh(node, living).statusCode() == 200);
            assertThat(refresh(node, revoked).statusCode()).isEqualTo(400);
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(TestBrowser.json(answer).get("error").asString()).isEqualTo("temporarily_unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    private static HttpResponse<String> refresh(TestNode node, LoginStory story) {
        String token = new RefreshToken(story.sessionId, story.sessionEnd, 3, story.requestedAt, null)
                .write(TestKeys.SHARED_KEY);
        return node.browser.token(
                Map.of("grant_type", "refresh_token", "client_id", "web-demo", "refresh_token", token));
    }

    /** Stops before the session's second event. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Stopping {

        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile String at = "";

        @Bean
        RecordInterceptor<Object, Object> stopping() {
            return new RecordInterceptor<>() {
                @Override
                public @Nullable ConsumerRecord<Object, Object> intercept(
                        ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
                    if (at.equals(message.key())
                            && message.headers().lastHeader("ce_sequence").value()[0] == '1') {
                        await().until(() -> goOn.getCount() == 0);
                    }
                    return message;
                }
            };
        }
    }
}
