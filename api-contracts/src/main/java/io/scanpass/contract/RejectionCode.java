package io.scanpass.contract;

import java.util.Locale;

/**
 * Why a request was refused: the {@code code} member of an RFC 9457 problem, in lower case ({@code username_taken}). A
 * code keeps its name and its meaning for ever. The OAuth endpoints answer with OAuth's own error codes instead.
 */
public enum RejectionCode {
    // the request itself
    MALFORMED_REQUEST,
    UNSUPPORTED_MEDIA_TYPE,
    NOT_ACCEPTABLE,
    METHOD_NOT_ALLOWED,
    BODY_TOO_LARGE,
    NOT_FOUND,

    // who asks
    UNAUTHENTICATED,
    INSUFFICIENT_SCOPE,
    SESSION_REVOKED,
    REAUTHENTICATION_REQUIRED,

    // users
    INVALID_USERNAME,
    INVALID_DISPLAY_NAME,
    WEAK_PASSWORD,
    PASSWORD_TOO_LONG,
    USERNAME_TAKEN,
    WRONG_PASSWORD,
    USER_UNKNOWN,
    USER_DISABLED,

    // QR logins
    QR_CODE_FOREIGN,
    QR_CODE_FORGED,
    QR_CODE_STALE,
    QR_LOGIN_UNKNOWN,
    QR_LOGIN_EXPIRED,
    QR_LOGIN_ALREADY_SCANNED,
    QR_LOGIN_NOT_SCANNED,
    QR_LOGIN_NOT_YOURS,
    QR_LOGIN_ALREADY_DECIDED,
    QR_NETWORK_DIFFERS,
    QR_NUMBER_MISSING,
    QR_NUMBER_WRONG,
    QR_SCANS_PENDING,

    // sessions
    SESSION_UNKNOWN,
    INVALID_SESSION_NAME,

    // histories
    INVALID_INSTANT,
    HISTORY_NOT_SETTLED,

    // later
    TOO_MANY_REQUESTS,

    // not the caller's fault: try again
    CONFLICT,
    OVERLOADED,
    TEMPORARILY_UNAVAILABLE,
    INTERNAL_ERROR;

    /** The code as it stands on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
