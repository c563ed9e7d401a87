package io.scanpass.query.react.logout;

/** Signs logout tokens (Back-Channel Logout 1.0 section 2.4). */
public interface LogoutTokens {

    /** A token of its own for each attempt, good for two minutes. */
    String mint(String clientId, String userId, String sessionId);
}
