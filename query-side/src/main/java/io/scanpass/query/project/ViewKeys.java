package io.scanpass.query.project;

/** The names of things in Redis. */
public final class ViewKeys {

    /** The channel on which the key of each changed view is announced. */
    public static final String CHANGED = "scanpass:changed";

    /** The hash of positions, one field per partition; in {@code filled}, that no view of a session is behind. */
    public static final String POSITIONS = "positions";

    private ViewKeys() {}

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

    public static String user(String userId) {
        return "user:" + userId;
    }
}
