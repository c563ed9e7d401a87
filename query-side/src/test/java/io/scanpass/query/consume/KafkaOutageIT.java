package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.Topic;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.Ports;
import io.scanpass.query.LoginStory;
import io.scanpass.query.OpenStream;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka of its own, which is not always there. */
class KafkaOutageIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void startsWithoutKafkaAndFollowsItAsSoonAsItIsThere() throws Exception {
        int port = Ports.free();
        LoginStory story = LoginStory.now();
        try (TestNode node = start("127.0.0.1:" + port);
                OpenStream stream = node.browser.stream(story.path("/events"))) {
            stream.awaitFrame("requested");
            HttpResponse<String> readiness = node.browser.get("/actuator/health/readiness");
            assertThat(readiness.statusCode()).as(readiness.body()).isEqualTo(200);
            assertThat(TestBrowser.json(readiness)
                            .at("/components/kafka/status")
                            .asString())
                    .isEqualTo("DEGRADED");
            assertThat(TestBrowser.json(readiness).get("status").asString()).isEqualTo("DEGRADED");

            try (KafkaServerProcess kafka = KafkaServerProcess.start(folder, port);
                    TestPublisher publisher = new TestPublisher(List.of(kafka.bootstrapServers()))) {
                createTopics(kafka.bootstrapServers());
                story.published(publisher);
                stream.awaitEnd();
                assertThat(stream.events()).last().isEqualTo("confirmed");
                await().until(() -> node.browser.token(story.tokenForm()).statusCode() == 200);
                await().until(() -> node.browser
                        .get("/actuator/health/readiness")
                        .body()
                        .contains("\"kafka\":{\"status\":\"UP\"}"));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> node.browser
                    .get("/actuator/health/readiness")
                    .body()
                    .contains("DEGRADED"));

            LoginStory next = LoginStory.now();
            try (KafkaServerProcess kafka = KafkaServerProcess.start(folder, port);
                    TestPublisher publisher = new TestPublisher(List.of(kafka.bootstrapServers()))) {
                next.published(publisher);
                await().until(() -> node.browser.token(next.tokenForm()).statusCode() == 200);
            }
        }
    }

    @Test
    void servesAlthoughNoBrokersNameResolves() throws IOException {
        LoginStory story = LoginStory.now();
        try (TestNode node = start("no-such-host.invalid:9092");
                OpenStream stream = node.browser.stream(story.path("/events"))) {
            stream.awaitFrame("requested");
            assertThat(node.browser.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(node.browser.get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }

    private static TestNode start(String bootstrapServers) {
        return TestNode.start(
                Map.of("spring.kafka.bootstrap-servers", bootstrapServers, "scanpass.consume.group", "kafka-outage"));
    }

    private static void createTopics(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(topic.wireName(), 2, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }
}
