package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import org.jspecify.annotations.Nullable;

/** An RFC 9457 problem. */
record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String traceId) {

    static Problem of(RejectionCode code, @Nullable String traceId) {
        String name = code.wireName();
        return new Problem("urn:scanpass:problem:" + name, title(code), status(code), name, traceId);
    }

    static int status(RejectionCode code) {
        return switch (code) {
            case MALFORMED_REQUEST,
                    INVALID_USERNAME,
                    INVALID_DISPLAY_NAME,
                    WEAK_PASSWORD,
                    PASSWORD_TOO_LONG,
                    INVALID_SESSION_NAME,
                    INVALID_INSTANT,
                    QR_CODE_FOREIGN,
                    QR_CODE_FORGED,
                    QR_NUMBER_MISSING -> 400;
            case UNAUTHENTICATED, SESSION_REVOKED, REAUTHENTICATION_REQUIRED -> 401;
            case INSUFFICIENT_SCOPE, WRONG_PASSWORD, USER_DISABLED, QR_LOGIN_NOT_YOURS, QR_NETWORK_DIFFERS -> 403;
            case NOT_FOUND, USER_UNKNOWN, QR_LOGIN_UNKNOWN, SESSION_UNKNOWN -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case USERNAME_TAKEN,
                    QR_LOGIN_ALREADY_SCANNED,
                    QR_LOGIN_NOT_SCANNED,
                    QR_LOGIN_ALREADY_DECIDED,
                    QR_NUMBER_WRONG,
                    HISTORY_NOT_SETTLED,
                    CONFLICT -> 409;
            case QR_LOGIN_EXPIRED, QR_CODE_STALE -> 410;
            case BODY_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case QR_SCANS_PENDING, TOO_MANY_REQUESTS -> 429;
            case INTERNAL_ERROR -> 500;
            case OVERLOADED, TEMPORARILY_UNAVAILABLE -> 503;
        };
    }

    /** What the framework says with a bare status. */
    static RejectionCode code(int status) {
        return switch (status) {
            case 401 -> RejectionCode.UNAUTHENTICATED;
            case 403 -> RejectionCode.INSUFFICIENT_SCOPE;
            case 404 -> RejectionCode.NOT_FOUND;
            case 405 -> RejectionCode.METHOD_NOT_ALLOWED;
            case 406 -> RejectionCode.NOT_ACCEPTABLE;
            case 413 -> RejectionCode.BODY_TOO_LARGE;
            case 415 -> RejectionCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RejectionCode.TOO_MANY_REQUESTS;
            case 503 -> RejectionCode.TEMPORARILY_UNAVAILABLE;
            default -> status < 500 ? RejectionCode.MALFORMED_REQUEST : RejectionCode.INTERNAL_ERROR;
        };
    }

    static OAuthError oauth(RejectionCode code) {
        return switch (status(code)) {
            case 401 -> OAuthError.INVALID_TOKEN;
            case 403 -> OAuthError.INSUFFICIENT_SCOPE;
            case 500 -> OAuthError.SERVER_ERROR;
            case 429, 503 -> OAuthError.TEMPORARILY_UNAVAILABLE;
            default -> OAuthError.INVALID_REQUEST;
        };
    }

    private static String title(RejectionCode code) {
        return switch (code) {
            case MALFORMED_REQUEST -> "The request cannot be read";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json";
            case NOT_ACCEPTABLE -> "The answer has no such media type";
            case METHOD_NOT_ALLOWED -> "Not with this method";
            case BODY_TOO_LARGE -> "The body is over 16 KiB";
            case NOT_FOUND -> "There is nothing here";
            case UNAUTHENTICATED -> "A valid access token is needed";
            case INSUFFICIENT_SCOPE -> "This access token is not for that";
            case SESSION_REVOKED -> "This session is over: sign in again";
            case INVALID_USERNAME -> "A user name has 1 to 64 letters, digits or . _ - @ +";
            case INVALID_DISPLAY_NAME -> "A display name has 1 to 64 characters";
            case WEAK_PASSWORD -> "The password is too easy to guess: 8 characters, better a sentence";
            case PASSWORD_TOO_LONG -> "The password is over 1,024 bytes";
            case USERNAME_TAKEN -> "Someone has this user name already";
            case WRONG_PASSWORD -> "The current password is another one";
            case USER_UNKNOWN -> "There is no such user";
            case USER_DISABLED -> "This account is disabled";
            case QR_CODE_FOREIGN -> "This QR code is not one of ours";
            case QR_CODE_FORGED -> "This QR code was not made by us";
            case QR_CODE_STALE -> "This copy of the QR code is old: scan the page itself";
            case QR_LOGIN_UNKNOWN -> "There is no such login";
            case QR_LOGIN_EXPIRED -> "This login has expired: ask for a new code";
            case QR_LOGIN_ALREADY_SCANNED -> "Another phone has scanned this code";
            case QR_LOGIN_NOT_SCANNED -> "Scan the code first";
            case QR_LOGIN_NOT_YOURS -> "Another phone has scanned this code";
            case QR_LOGIN_ALREADY_DECIDED -> "This login is decided already";
            case REAUTHENTICATION_REQUIRED -> "This needs a fresh sign-in: sign in again";
            case QR_NETWORK_DIFFERS -> "The other screen is in another network: this login must be approved near it";
            case QR_NUMBER_MISSING -> "Say which number the other screen shows";
            case QR_NUMBER_WRONG -> "The other screen shows another number: the sign-in is stopped";
            case QR_SCANS_PENDING -> "Decide the sign-ins that you have scanned first";
            case SESSION_UNKNOWN -> "You have no such session";
            case INVALID_SESSION_NAME -> "A name of a session has 1 to 64 characters";
            case INVALID_INSTANT -> "An instant is like 2026-11-21T12:00:00Z, not to come, and from is before to";
            case HISTORY_NOT_SETTLED -> "What is stored now may be dated before then: ask again a little later";
            case TOO_MANY_REQUESTS -> "Too often: wait a little";
            case CONFLICT -> "Someone changed this at the same moment: try again";
            case OVERLOADED -> "Too much at once: try again";
            case TEMPORARILY_UNAVAILABLE -> "Something we need is away: try again";
            case INTERNAL_ERROR -> "This is our fault";
        };
    }
}
