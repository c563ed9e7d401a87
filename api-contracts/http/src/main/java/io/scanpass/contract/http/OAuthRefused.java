package io.scanpass.contract.http;

/** The request is refused in OAuth's own form (RFC 6749 section 5.2). */
public final class OAuthRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    public OAuthRefused(OAuthError error, String description) {
        super(description, null, false, false); // a refusal is an answer: nobody reads its stack
        this.error = error;
    }

    public OAuthError error() {
        return error;
    }
}
