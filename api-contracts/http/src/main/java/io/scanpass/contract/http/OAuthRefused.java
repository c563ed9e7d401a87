package io.scanpass.contract.http;

/** The request is refused in OAuth's own form (RFC 6749 section 5.2). */
public final class OAuthRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;
    private final boolean challenging;

    public OAuthRefused(OAuthError error, String description) {
        this(error, description, false);
    }

    private OAuthRefused(OAuthError error, String description, boolean challenging) {
        super(description, null, false, false); // a refusal is an answer: nobody reads its stack
        this.error = error;
        this.challenging = challenging;
    }

    /** invalid_client of one that tried the Authorization header: answered in the scheme that we take there. */
    static OAuthRefused challenging(String description) {
        return new OAuthRefused(OAuthError.INVALID_CLIENT, description, true);
    }

    public OAuthError error() {
        return error;
    }

    boolean isChallenging() {
        return challenging;
    }
}
