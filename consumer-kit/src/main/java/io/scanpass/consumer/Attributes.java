package io.scanpass.consumer;

import io.scanpass.consumer.MalformedEvent.Fault;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.seal.Ids;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What CloudEvents' Kafka binding, binary mode (section 3.2), has in a record's key and its {@code ce_} headers. */
record Attributes(
        String type,
        String id,
        String subject,
        long sequence,
        @Nullable String traceparent,
        @Nullable Instant time) {

    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    static Attributes of(ConsumerRecord<String, ?> record) {
        String type = type(record);
        String sequence = header(record, "ce_sequence");
        if (sequence == null || !SEQUENCE.matcher(sequence).matches()) {
            throw new MalformedEvent(Fault.NO_SEQUENCE, record);
        }
        return new Attributes(
                type,
                required(record, "ce_id"),
                subject(record),
                Long.parseLong(sequence),
                header(record, "ce_traceparent"),
                time(record));
    }

    static String type(ConsumerRecord<String, ?> record) {
        if (!required(record, "ce_specversion").equals("1.0")) throw new MalformedEvent(Fault.NO_CLOUD_EVENT, record);
        return required(record, "ce_type");
    }

    static String subject(ConsumerRecord<String, ?> record) {
        @Nullable String key = record.key();
        if (key == null || !Ids.isId(key)) throw new MalformedEvent(Fault.NO_SUBJECT, record);
        return key;
    }

    <E extends PublishedEvent> Received<E> received(E event, long missing) {
        return new Received<>(event, id, sequence, missing, traceparent, time);
    }

    private static String required(ConsumerRecord<?, ?> record, String name) {
        String header = header(record, name);
        if (header == null) throw new MalformedEvent(Fault.NO_CLOUD_EVENT, record);
        return header;
    }

    private static @Nullable Instant time(ConsumerRecord<?, ?> record) {
        String time = header(record, "ce_time");
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeException malformed) {
            return null; // it is measured with; the event says itself when it was
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
