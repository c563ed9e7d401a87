package io.scanpass.contract;

/**
 * The Kafka topics. All events of one aggregate are on one partition of one topic, in order. What the query side notices is
 * no aggregate's history: those events have no sequence.
 */
public enum Topic {
    USERS("scanpass.users", true),
    QR_LOGINS("scanpass.qr-logins", true),
    SESSIONS("scanpass.sessions", true),
    REFRESH_TOKENS("scanpass.refresh-tokens", false);

    private final String wireName;
    private final boolean ofAggregates;

    Topic(String wireName, boolean ofAggregates) {
        this.wireName = wireName;
        this.ofAggregates = ofAggregates;
    }

    /** Whether it holds the stored events of aggregates, numbered without a gap. */
    public boolean isOfAggregates() {
        return ofAggregates;
    }

    public String wireName() {
        return wireName;
    }
}
