package io.scanpass.command.accept.session;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A refused password in OAuth's words (RFC 6749 section 5.2). */
final class RefusedSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIn.class);

    private RefusedSignIn() {}

    /** What to throw in its place: invalid_grant, or the refusal itself where it is of another kind. */
    static RuntimeException of(CommandRejected refused) {
        if (refused.code() != RejectionCode.WRONG_PASSWORD) return refused;
        LOG.info("sign-in refused: {}", refused.code().wireName());
        return new OAuthRefused(OAuthError.INVALID_GRANT, "the user name or the password is wrong");
    }
}
