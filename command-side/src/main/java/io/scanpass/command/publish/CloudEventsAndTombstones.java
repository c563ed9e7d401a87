package io.scanpass.command.publish;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** No CloudEvent is a record without a value: on a compacted topic that takes back what was said under its key. */
final class CloudEventsAndTombstones extends CloudEventSerializer {

    @Override
    @SuppressWarnings("NullAway") // Kafka's word for no value is null
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable CloudEvent event) {
        return event == null ? null : super.serialize(topic, headers, event);
    }
}
