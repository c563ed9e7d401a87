package io.scanpass.query.project;

import io.scanpass.contract.Topic;

/** The names of things in Redis. */
public final class ViewKeys {

    /** The channel on which the key of each changed view is announced, and {@link #GENERATION} when others are served. */
    public static final String CHANGED = "scanpass:changed";

    /** The hash of positions, one field per partition; in {@code filled}, that no view of a session is behind. */
    public static final String POSITIONS = "positions";

    /** The hash of parked keys, one field per key. It is of no generation: what waits in one waits in the next too. */
    public static final String PARKED = "parked";

    /** What the names of the views that are served begin with, the positions among them; none: they begin with nothing. */
    public static final String GENERATION = "generation";

    /** The same of those that are built to be served next; none: no such are built. */
    public static final String NEXT_GENERATION = "generation:next";

    private ViewKeys() {}

    /** The key of the view that the records of one id on this topic make. */
    public static String view(Topic topic, String id) {
        return switch (topic) {
            case USERS -> user(id);
            case QR_LOGINS -> qrLogin(id);
            case SESSIONS -> session(id);
            case PERSONAL_KEYS -> personalKey(id);
            case REFRESH_TOKENS, REPAIRS -> throw new IllegalArgumentException("no views of " + topic);
        };
    }

    public static String qrLogin(String loginId) {
        return "qr:" + loginId;
    }

    public static String session(String sessionId) {
        return "session:" + sessionId;
    }

    /** The live sessions of a user: a sorted set of ids, by their ends. */
    public static String userSessions(String userId) {
        return "user-sessions:" + userId;
    }

    /** What happened to a user: a sorted set of lines, by time. */
    public static String activity(String userId) {
        return "activity:" + userId;
    }

    /** The key to what is said of a user; no key of Redis, it is within the user's. */
    public static String personalKey(String userId) {
        return "key:" + userId;
    }

    public static String user(String userId) {
        return "user:" + userId;
    }
}
