package io.scanpass.contract;

/**
 * The Kafka topics. All events of one aggregate are on one partition of one topic, in order; some may come again. Keys, and what the query side
 * notices, are no aggregate's history: those records have no sequence.
 */
public enum Topic {
    USERS("scanpass.users", true),
    QR_LOGINS("scanpass.qr-logins", true),
    SESSIONS("scanpass.sessions", true),
    PERSONAL_KEYS("scanpass.personal-keys", false),
    REFRESH_TOKENS("scanpass.refresh-tokens", false),
    REPAIRS("scanpass.repairs", false);

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
