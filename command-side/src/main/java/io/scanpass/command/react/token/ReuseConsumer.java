package io.scanpass.command.react.token;

import io.scanpass.command.hear.TopicConsumer;
import io.scanpass.contract.Topic;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Listens to what happens to refresh tokens. */
@Component
class ReuseConsumer extends TopicConsumer {

    ReuseConsumer(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            RefreshTokenSettings settings,
            WhenRefreshTokenIsReusedThenSessionEnds reaction) {
        super(kafka, connection, Topic.REFRESH_TOKENS, settings.group(), settings.retryEvery(), reaction);
    }
}
