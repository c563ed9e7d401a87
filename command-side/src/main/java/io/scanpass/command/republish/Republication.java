package io.scanpass.command.republish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All stored events once more to Kafka: each is the same event as before, which consumers know by its id and sequence. */
@Component
public class Republication {

    private static final Logger LOG = LoggerFactory.getLogger(Republication.class);

    private final RelayPosition position;
    private final Logs logs;

    Republication(RelayPosition position, Logs logs) {
        this.position = position;
        this.logs = logs;
    }

    /**
     * How publishing stands.
     *
     * @param lost whether Kafka has fewer events than it acknowledged
     */
    public record State(long stored, long published, boolean lost) {}

    /** @throws Logs.Away when Kafka does not answer */
    public State state() {
        RelayPosition.Count count = position.count(); // first: Kafka may only have more by then
        return new State(count.stored(), count.published(), logs.keptForEver() < count.keptForEver());
    }

    /** @throws Logs.Away when Kafka does not answer */
    public void start() {
        logs.create();
        position.backToTheBeginning();
        LOG.warn("all events are published again");
    }
}
