package io.scanpass.contract.http;

import java.util.Locale;

/**
 * OAuth's error codes: RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core 1.0 section 3.1.2.6, RFC 8628 section 3.5, RFC 6750 section 3.1, RFC 9449 sections 5
 * and 8.
 */
public enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_SCOPE(400),
    UNAUTHORIZED_CLIENT(400),

    UNSUPPORTED_RESPONSE_TYPE(400),
    LOGIN_REQUIRED(400),
    REQUEST_NOT_SUPPORTED(400),
    REQUEST_URI_NOT_SUPPORTED(400),
    REGISTRATION_NOT_SUPPORTED(400),

    AUTHORIZATION_PENDING(400),
    SLOW_DOWN(400),
    ACCESS_DENIED(400),
    EXPIRED_TOKEN(400),

    INVALID_DPOP_PROOF(400),
    USE_DPOP_NONCE(400),

    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403),

    SERVER_ERROR(500),
    TEMPORARILY_UNAVAILABLE(503);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
