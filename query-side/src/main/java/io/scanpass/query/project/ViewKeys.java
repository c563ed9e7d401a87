package io.scanpass.query.project;

/** The names of things in Redis. */
public final class ViewKeys {

    /** The channel on which the key of each changed view is announced. */
    public static final String CHANGED = "scanpass:changed";

    /** The hash of positions, one field per partition. */
    static final String POSITIONS = "positions";

    private ViewKeys() {}

    public static String qrLogin(String loginId) {
        return "qr:" + loginId;
    }

    public static String session(String sessionId) {
        return "session:" + sessionId;
    }

    public static String user(String userId) {
        return "user:" + userId;
    }
}
