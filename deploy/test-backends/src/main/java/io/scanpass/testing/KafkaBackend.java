package io.scanpass.testing;

import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Import it into a Spring Boot test that needs Kafka. */
@TestConfiguration(proxyBeanMethods = false)
public class KafkaBackend {

    @Bean
    KafkaConnectionDetails kafkaConnectionDetails() {
        Backends backends = Backends.selected();
        return () -> List.of(backends.kafkaBootstrapServers());
    }
}
