package io.scanpass.contract;

/** The Kafka topics. All events of one aggregate are on one partition of one topic, in order. */
public enum Topic {
    USERS("scanpass.users"),
    QR_LOGINS("scanpass.qr-logins"),
    SESSIONS("scanpass.sessions");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
