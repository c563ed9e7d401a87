package io.scanpass.command.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Creates the topics as soon as Kafka answers; a node may start before Kafka does. */
@Component
class WhenKafkaIsBackThenTopics {

    private static final Logger LOG = LoggerFactory.getLogger(WhenKafkaIsBackThenTopics.class);

    private final KafkaAdmin admin;
    private boolean created;

    WhenKafkaIsBackThenTopics(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Scheduled(fixedDelay = 1_000)
    void create() {
        if (created) return;
        try {
            created = admin.initialize();
        } catch (KafkaException away) {
            LOG.warn("topics are not there yet: {}", away.getMessage());
        }
        if (created) LOG.info("topics are there");
    }
}
