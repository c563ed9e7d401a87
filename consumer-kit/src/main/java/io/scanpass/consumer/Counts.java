package io.scanpass.consumer;

/**
 * Where it is counted what became of records that are not just handed on. With Micrometer: {@code what ->
 * meters.counter("scanpass.consumer", "what", what.name()).increment()}.
 */
@FunctionalInterface
public interface Counts {

    void count(What what);

    /** Counts nothing. */
    static Counts none() {
        return what -> {};
    }

    /** What became of a record. */
    enum What {
        /** Delivered before, dropped. */
        DUPLICATE,
        /** Handed on, but events before it are missing. */
        GAP,
        /** Of a type or revision that this version of the contract does not know, skipped. */
        UNKNOWN,
        /** Not to be understood; for a {@link EventReader} a {@link MalformedEvent} too. */
        MALFORMED
    }
}
