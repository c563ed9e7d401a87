package io.scanpass.command.publish;

import io.scanpass.command.hear.TopicConsumer;
import io.scanpass.contract.Topic;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Listens to who lacks events. */
@Component
class RepairConsumer extends TopicConsumer {

    private static final String GROUP = "scanpass-repairs";

    RepairConsumer(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            RelaySettings settings,
            WhenEventsAreMissingThenPublishedAgain reaction) {
        super(kafka, connection, Topic.REPAIRS, GROUP, settings.retryEvery(), reaction);
    }
}
