package io.scanpass.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.RecordInterceptor;

/** More than one node, and the end of one. */
@WithQuerySide
class NodesIT {

    private static final String DEADLY = "deadly.v1";

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    private final LoginStory story = LoginStory.now();

    @Test
    void streamsOnEveryNodeWhatAnyNodeProjected() throws IOException {
        try (TestNode other = TestNode.start(settings("scanpass-query"));
                OpenStream here = browser.stream(story.path("/events"));
                OpenStream there = other.browser.stream(story.path("/events"))) {
            here.awaitFrame("requested");
            there.awaitFrame("requested");

            story.published(publisher);

            here.awaitEnd();
            there.awaitEnd();
            assertThat(here.events()).last().isEqualTo("confirmed");
            assertThat(there.events()).last().isEqualTo("confirmed");
        }
    }

    @Test
    void endsItsStreamsAndStopsWithinThreeSeconds() throws IOException {
        TestNode node = TestNode.start(settings("scanpass-stopping"));
        try (OpenStream stream = node.browser.stream(story.path("/events"))) {
            stream.awaitFrame("requested");

            Instant asked = Instant.now();
            node.close();

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
            stream.awaitEnd();
        }
    }

    @Test
    void saysThatItIsNotAliveWhenAnErrorEndedItsConsumer() {
        try (TestNode node = TestNode.start(settings("scanpass-deadly"), Deadly.class)) {
            assertThat(node.browser.get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);

            publisher.send(TestPublisher.message(
                    "scanpass.users",
                    DEADLY,
                    Ids.random(),
                    0,
                    Traces.parent(Traces.id()),
                    "{}".getBytes(StandardCharsets.UTF_8)));

            await().until(() -> node.browser.get("/actuator/health/liveness").statusCode() == 503);
            assertThat(TestBrowser.json(node.browser.get("/actuator/health/liveness"))
                            .at("/components/consumer/status")
                            .asString())
                    .isEqualTo("DOWN");
        }
    }

    /** An error that no handler catches, on one type of event. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Deadly {

        @Bean
        RecordInterceptor<Object, Object> deadly() {
            return new RecordInterceptor<>() {
                @Override
                public @Nullable ConsumerRecord<Object, Object> intercept(
                        ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
                    @Nullable Header type = message.headers().lastHeader("ce_type"); // none where a key is taken back
                    if (type != null && new String(type.value(), StandardCharsets.UTF_8).equals(DEADLY)) {
                        throw new AssertionError("on purpose");
                    }
                    return message;
                }
            };
        }
    }

    private static Map<String, String> settings(String group) {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                Backends.selected().kafkaBootstrapServers(),
                "scanpass.consume.group",
                group);
    }
}
