package io.scanpass.query.project;

/** What became of one event. */
public enum Outcome {
    /** The view, the position and the announcement are written. */
    APPLIED,
    /** The view has this event already; only the position went on. */
    DUPLICATE,
    /** An event before this one is missing, so the view stays as it was; only the position went on. */
    GAP,
    /** The event changes no view; only the position went on. */
    PASSED,
    /** Nothing is written: the stored position is not the one this consumer knows, it must read from there again. */
    MOVED
}
