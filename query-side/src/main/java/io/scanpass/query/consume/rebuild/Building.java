package io.scanpass.query.consume.rebuild;

import io.scanpass.contract.Topic;
import io.scanpass.query.consume.EventReader;
import io.scanpass.query.consume.Reading;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Replayed;
import io.scanpass.query.project.rebuild.NextViews.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** From a Kafka record to its part in a batch. */
@Component
final class Building {

    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::wireName, Function.identity()));

    private final EventReader reader;

    Building(EventReader reader) {
        this.reader = reader;
    }

    /** Read side by side, added in their order. */
    void add(List<ConsumerRecord<String, byte[]>> messages, Batch batch) {
        List<Reading> readings = messages.parallelStream().map(reader::read).toList();
        for (int i = 0; i < messages.size(); i++) add(messages.get(i), readings.get(i), batch);
    }

    /** What cannot be read is passed by: it was reported when it first came. */
    private static void add(ConsumerRecord<String, byte[]> message, Reading reading, Batch batch) {
        switch (reading) {
            case Reading.Known known ->
                batch.add(
                        known.type().topic(),
                        known.event().aggregateId(),
                        new Replayed(known.event(), new Arrival(known.sequence(), known.traceparent(), step(message))));
            case Reading.Key key -> batch.add(key.userId(), key.key());
            case Reading.Unknown unknown -> {
                Topic topic = TOPICS.get(message.topic());
                if (topic == null || !topic.isOfAggregates()) {
                    batch.pass();
                } else {
                    batch.add(
                            topic,
                            unknown.aggregateId(),
                            new Replayed(null, new Arrival(unknown.sequence(), null, step(message))));
                }
            }
            case Reading.Poison _ -> batch.pass();
        }
    }

    private static PositionStep step(ConsumerRecord<?, ?> message) {
        return new PositionStep(message.topic() + "-" + message.partition(), message.offset(), message.offset() + 1);
    }
}
