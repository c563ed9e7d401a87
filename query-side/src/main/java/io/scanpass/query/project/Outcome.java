package io.scanpass.query.project;

/** What became of one event. */
public enum Outcome {
    /** The view, the position and the announcement are written. */
    APPLIED,
    /** The view has this event already; only the position went on. */
    DUPLICATE,
    /** An event before this one is missing, so the view and the position stay as they were: the record is to be held back. */
    GAP,
    /** The key waits from this record on; only the position went on. */
    PARKED,
    /** The key waits since an earlier record; only the position went on. */
    HELD,
    /** The event changes no view; only the position went on. */
    PASSED,
    /** Nothing is written: the stored position is not the one this consumer knows, it must read from there again. */
    MOVED
}
