package io.scanpass.command.republish;

/** How far the relay is, in the event store. */
public interface RelayPosition {

    /**
     * @param stored all events there are
     * @param published those that the relay is past
     * @param keptForEver those of the published that Kafka keeps for ever: of users and of sessions
     */
    record Count(long stored, long published, long keptForEver) {}

    Count count();

    /** Sends the relay back to the first event, on whichever node it is; that takes it some ten seconds. */
    void backToTheBeginning();
}
