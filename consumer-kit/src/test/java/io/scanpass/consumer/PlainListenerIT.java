package io.scanpass.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;

/** A Spring Boot application with Spring Kafka, as anyone would write it. */
class PlainListenerIT {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        private final List<String> ended = new CopyOnWriteArrayList<>();
        private final List<ConsumerRecord<?, ?>> parked = new CopyOnWriteArrayList<>();
        private final EventReader<SessionEvent> events =
                EventReader.of(SessionEvent.class, Sequences.inMemory(1_000), Counts.none());

        @KafkaListener(topics = Broker.SESSIONS, groupId = "plain")
        void on(ConsumerRecord<String, String> record) {
            events.read(record, received -> {
                switch (received.event()) {
                    case SessionRevoked revoked -> ended.add(revoked.sessionId() + " " + received.sequence());
                    case SessionStarted started -> {}
                    case SessionRenamed renamed -> {}
                }
            });
        }

        @KafkaListener(topics = Broker.SESSIONS + "-dlt", groupId = "plain")
        void onParked(ConsumerRecord<String, String> record) {
            parked.add(record);
        }

        @Bean
        NewTopic parking() {
            return new NewTopic(Broker.SESSIONS + "-dlt", 3, (short) 1);
        }

        @Bean
        CommonErrorHandler park(KafkaOperations<?, ?> kafka) {
            DefaultErrorHandler handler = new DefaultErrorHandler(new DeadLetterPublishingRecoverer(kafka));
            handler.addNotRetryableExceptions(MalformedEvent.class);
            return handler;
        }
    }

    @Test
    void handlesEachEventOnceAndParksWhatIsMalformed() {
        Broker broker = Broker.selected();
        String session = Ids.random();
        ProducerRecord<String, byte[]> malformed = Records.sent(Records.revoked(Ids.random()), 0);
        Records.set(malformed.headers(), "ce_sequence", "first");
        broker.publish(Records.sent(Records.revoked(session), 0));
        broker.publish(Records.sent(Records.revoked(session), 0));
        broker.publish(malformed);
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Application.class,
                "--spring.kafka.bootstrap-servers=" + broker.servers(),
                "--spring.kafka.consumer.auto-offset-reset=earliest")) {
            Application application = context.getBean(Application.class);
            broker.publish(Records.sent(Records.revoked(session), 1));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> application.ended.contains(session + " 1")
                            && application.parked.stream()
                                    .anyMatch(record -> malformed.key().equals(record.key())));
            assertThat(application.ended)
                    .filteredOn(ended -> ended.startsWith(session))
                    .containsExactly(session + " 0", session + " 1");
            assertThat(application.ended).noneMatch(ended -> ended.startsWith(malformed.key()));
        }
    }
}
