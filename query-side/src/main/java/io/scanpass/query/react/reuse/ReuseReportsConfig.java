package io.scanpass.query.react.reuse;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

@Configuration(proxyBeanMethods = false)
class ReuseReportsConfig {

    /** Gives up on a record before its lease ends, so that it is sent again in order and not beside itself. */
    @Bean
    KafkaTemplate<String, CloudEvent> reuseTemplate(KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> producer = kafka.buildProducerProperties();
        int patience = Math.toIntExact(WhenTokenIsReusedThenReport.ACKNOWLEDGED_WITHIN.toMillis());
        producer.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        KafkaTemplate<String, CloudEvent> template = new KafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(producer, new StringSerializer(), new CloudEventSerializer()));
        // The default logs the event it could not send; the sender logs that it could not.
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }
}
