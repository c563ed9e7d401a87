package io.scanpass.command.persist.history;

import java.util.function.Consumer;

/** Follows the chain through rows that come stream by stream, and tells what is not as it was written. */
final class HistoryCheck {

    private final HistoryChain chain;
    private final Consumer<Finding> findings;
    private String aggregateId = "";
    private long expected;
    private String last = HistoryChain.START;
    private long streams;
    private long events;
    private long proven;

    HistoryCheck(HistoryChain chain, Consumer<Finding> findings) {
        this.chain = chain;
        this.findings = findings;
    }

    /** A place in a stream where something is wrong. */
    sealed interface Finding {

        /** The row is not the one that was written here: edited, moved here, copied here, or made up. */
        record Altered(String aggregateId, long sequence) implements Finding {}

        /** No row is where some were; the one behind them proves nothing without them. */
        record Missing(String aggregateId, long first, long last) implements Finding {}
    }

    void follow(StoredEvent event, String link) {
        if (events == 0 || !event.aggregateId().equals(aggregateId)) {
            aggregateId = event.aggregateId();
            expected = 0;
            last = HistoryChain.START;
            streams++;
        }
        events++;
        if (event.sequence() > expected) {
            findings.accept(new Finding.Missing(aggregateId, expected, event.sequence() - 1));
        } else if (chain.isLink(link, last, event)) {
            proven++;
        } else {
            findings.accept(new Finding.Altered(aggregateId, event.sequence()));
        }
        // The link as it stands, so that one edited row is one finding.
        last = link;
        expected = Math.max(expected, event.sequence() + 1);
    }

    long streams() {
        return streams;
    }

    long events() {
        return events;
    }

    long proven() {
        return proven;
    }
}
