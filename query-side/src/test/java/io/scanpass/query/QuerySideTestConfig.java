package io.scanpass.query;

import io.scanpass.contract.Topic;
import java.util.Arrays;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What surrounds the query side in a test: keys, topics, someone who publishes, someone who asks. */
@TestConfiguration(proxyBeanMethods = false)
public class QuerySideTestConfig {

    @Bean
    DynamicPropertyRegistrar settings() {
        return properties -> {
            properties.add("scanpass.keys.signing", () -> TestKeys.SIGNING);
            properties.add("scanpass.keys.shared", () -> TestKeys.SHARED);
            properties.add("scanpass.clients.shop.name", () -> "A shop");
            properties.add("scanpass.clients.shop.scopes", () -> "openid, profile");
            properties.add("scanpass.clients.shop.redirect-uris", () -> "https://shop.example/cb?shop=1");
            properties.add("scanpass.clients.tv.name", () -> "A television");
            properties.add("scanpass.clients.tv.scopes", () -> "openid, profile");
            properties.add("scanpass.clients.tv.idle-lifetime", () -> "1h");
            properties.add("scanpass.clients.tv.secret-sha256", () -> TestKeys.TV_SECRET_SHA256);
            properties.add("scanpass.clients.bank.name", () -> "A bank");
            properties.add("scanpass.clients.bank.scopes", () -> "openid, profile");
            properties.add("scanpass.clients.bank.jwks", TestKeys.BANK::publicJwks);
        };
    }

    @Bean
    KafkaAdmin.NewTopics topics() {
        return new KafkaAdmin.NewTopics(Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.wireName(), 2, (short) 1))
                .toArray(NewTopic[]::new));
    }

    @Bean
    TestPublisher testPublisher(KafkaConnectionDetails kafka) {
        return new TestPublisher(kafka.getBootstrapServers());
    }

    @Bean
    TestBrowser testBrowser(Environment environment) {
        return new TestBrowser(() -> environment.getRequiredProperty("local.server.port", Integer.class));
    }
}
