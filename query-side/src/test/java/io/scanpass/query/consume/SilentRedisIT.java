package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.LoginStory;
import io.scanpass.query.TestNode;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A Redis that accepts connections and never says a word, from the very start. */
class SilentRedisIT {

    @Test
    void keepsNobodyWaitingHoweverManyAsk() throws IOException, InterruptedException, ExecutionException {
        LoginStory story = LoginStory.now();
        try (ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
                TestNode node = TestNode.start(Map.of(
                        "spring.data.redis.host",
                        "127.0.0.1",
                        "spring.data.redis.port",
                        Integer.toString(silent.getLocalPort()),
                        "spring.kafka.bootstrap-servers",
                        Backends.selected().kafkaBootstrapServers(),
                        "scanpass.consume.group",
                        "silent-redis"));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(node.browser.get("/oauth2/jwks").statusCode()).isEqualTo(200);
            Instant asked = Instant.now();
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 20)
                    .mapToObj(client -> clients.submit(() -> node.browser.get(story.path(""))))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
            }
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(node.browser.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
        }
    }
}
