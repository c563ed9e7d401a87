package io.scanpass.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that is none of ours, however often it is read: to be parked, never retried. With Spring Kafka: {@code
 * DefaultErrorHandler#addNotRetryableExceptions(MalformedEvent.class)} and a {@code DeadLetterPublishingRecoverer}. The
 * message says where the record is, and repeats nothing of it.
 */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    MalformedEvent(Fault fault, ConsumerRecord<?, ?> record) {
        super("%s at %s-%d offset %d".formatted(fault, record.topic(), record.partition(), record.offset()));
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** What is wrong with a record. */
    public enum Fault {
        /** Not CloudEvents 1.0 in Kafka's binary mode: {@code ce_specversion}, {@code ce_id} or {@code ce_type} is missing. */
        NO_CLOUD_EVENT,
        /** The key is no id. */
        NO_SUBJECT,
        /** {@code ce_sequence} is missing, or no number. */
        NO_SEQUENCE,
        /** An event, but none of those that are read here. */
        OTHER_EVENT,
        /** No value, or one that is no JSON of this type. */
        UNREADABLE,
        /** A member is missing that events of this type have. */
        INCOMPLETE,
        /** The key is another id than the event's. */
        OTHER_SUBJECT
    }
}
