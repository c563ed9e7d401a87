package io.scanpass.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes as the command side does, CloudEvents in binary mode, and faster than it could have happened. */
final class Publisher implements AutoCloseable {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failed = new AtomicReference<>();

    Publisher(int kafkaPort) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort, "linger.ms", 20, "batch.size", 65_536),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure is kept, and thrown at the end
    void publish(History.Event event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                event.topic(), event.key(), event.json().strip().getBytes(StandardCharsets.UTF_8));
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", event.key() + "-" + event.sequence());
        header(message, "ce_source", "/scanpass/command-side");
        header(message, "ce_type", event.type());
        header(message, "ce_subject", event.key());
        header(message, "ce_time", event.at().toString());
        header(message, "ce_dataschema", "urn:scanpass:schema:" + event.type());
        header(message, "content-type", "application/json");
        if (event.sequence() >= 0) {
            header(message, "ce_sequence", Long.toString(event.sequence()));
            header(message, "ce_traceparent", TRACE);
            header(message, "traceparent", TRACE);
        }
        producer.send(message, (place, failure) -> {
            if (failure != null) failed.set(failure);
        });
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** When Kafka has all of it. */
    @Override
    public void close() {
        producer.flush();
        producer.close(Duration.ofSeconds(10));
        Exception failure = failed.get();
        if (failure != null) throw new IllegalStateException("not all events were published", failure);
    }
}
