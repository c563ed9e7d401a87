package io.scanpass.consumer;

import io.scanpass.consumer.MalformedEvent.Fault;
import io.scanpass.contract.Completeness;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads the contract's records: members that came later are ignored, one that must be there is not done without. */
final class Json {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static <R> R read(ConsumerRecord<?, ?> record, Class<R> type) {
        @Nullable R read;
        try {
            read = switch (record.value()) {
                case byte[] json -> JSON.readValue(json, type);
                case String json -> JSON.readValue(json, type);
                case null, default -> throw new MalformedEvent(Fault.UNREADABLE, record);
            };
        } catch (JacksonException unreadable) {
            throw new MalformedEvent(Fault.UNREADABLE, record); // its text may repeat the content
        }
        if (read == null) throw new MalformedEvent(Fault.UNREADABLE, record);
        if (!Completeness.isComplete(read)) throw new MalformedEvent(Fault.INCOMPLETE, record);
        return read;
    }

    /** Of what was sealed; empty for what is no such thing. */
    static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(json, type)).filter(Completeness::isComplete);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
