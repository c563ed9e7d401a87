package io.scanpass.command.accept;

import io.scanpass.contract.RejectionCode;
import org.springframework.http.HttpStatus;

/** How each refusal reads over HTTP. */
record Refusal(RejectionCode code, HttpStatus status, String title) {

    static Refusal of(RejectionCode code) {
        return switch (code) {
            case MALFORMED_REQUEST -> is(code, HttpStatus.BAD_REQUEST, "The request cannot be read");
            case UNSUPPORTED_MEDIA_TYPE -> is(code, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json");
            case NOT_ACCEPTABLE -> is(code, HttpStatus.NOT_ACCEPTABLE, "The answer has no such media type");
            case METHOD_NOT_ALLOWED -> is(code, HttpStatus.METHOD_NOT_ALLOWED, "Not with this method");
            case BODY_TOO_LARGE -> is(code, HttpStatus.CONTENT_TOO_LARGE, "The body is over 16 KiB");
            case NOT_FOUND -> is(code, HttpStatus.NOT_FOUND, "There is nothing here");
            case UNAUTHENTICATED -> is(code, HttpStatus.UNAUTHORIZED, "A valid access token is needed");
            case INSUFFICIENT_SCOPE -> is(code, HttpStatus.FORBIDDEN, "This access token is not for that");
            case SESSION_REVOKED -> is(code, HttpStatus.UNAUTHORIZED, "This session is over: sign in again");
            case INVALID_USERNAME ->
                is(code, HttpStatus.BAD_REQUEST, "A user name has 1 to 64 letters, digits or . _ - @ +");
            case INVALID_DISPLAY_NAME -> is(code, HttpStatus.BAD_REQUEST, "A display name has 1 to 64 characters");
            case WEAK_PASSWORD ->
                is(code, HttpStatus.BAD_REQUEST, "The password is too easy to guess: 8 characters, better a sentence");
            case PASSWORD_TOO_LONG -> is(code, HttpStatus.BAD_REQUEST, "The password is over 1,024 bytes");
            case USERNAME_TAKEN -> is(code, HttpStatus.CONFLICT, "Someone has this user name already");
            case QR_CODE_FOREIGN -> is(code, HttpStatus.BAD_REQUEST, "This QR code is not one of ours");
            case QR_CODE_FORGED -> is(code, HttpStatus.BAD_REQUEST, "This QR code was not made by us");
            case QR_CODE_STALE -> is(code, HttpStatus.GONE, "This copy of the QR code is old: scan the page itself");
            case QR_LOGIN_UNKNOWN -> is(code, HttpStatus.NOT_FOUND, "There is no such login");
            case QR_LOGIN_EXPIRED -> is(code, HttpStatus.GONE, "This login has expired: ask for a new code");
            case QR_LOGIN_ALREADY_SCANNED -> is(code, HttpStatus.CONFLICT, "Another phone has scanned this code");
            case QR_LOGIN_NOT_SCANNED -> is(code, HttpStatus.CONFLICT, "Scan the code first");
            case QR_LOGIN_NOT_YOURS -> is(code, HttpStatus.FORBIDDEN, "Another phone has scanned this code");
            case QR_LOGIN_ALREADY_DECIDED -> is(code, HttpStatus.CONFLICT, "This login is decided already");
            case SESSION_UNKNOWN -> is(code, HttpStatus.NOT_FOUND, "You have no such session");
            case CONFLICT -> is(code, HttpStatus.CONFLICT, "Someone changed this at the same moment: try again");
            case OVERLOADED -> is(code, HttpStatus.SERVICE_UNAVAILABLE, "Too much at once: try again");
            case TEMPORARILY_UNAVAILABLE ->
                is(code, HttpStatus.SERVICE_UNAVAILABLE, "Something we need is away: try again");
            case INTERNAL_ERROR -> is(code, HttpStatus.INTERNAL_SERVER_ERROR, "This is our fault");
        };
    }

    private static Refusal is(RejectionCode code, HttpStatus status, String title) {
        return new Refusal(code, status, title);
    }

    /** The same in the words of RFC 6749 section 5.2. */
    OAuthError.Code oauth() {
        return switch (status) {
            case SERVICE_UNAVAILABLE -> OAuthError.Code.TEMPORARILY_UNAVAILABLE;
            case INTERNAL_SERVER_ERROR -> OAuthError.Code.SERVER_ERROR;
            default -> OAuthError.Code.INVALID_REQUEST;
        };
    }
}
