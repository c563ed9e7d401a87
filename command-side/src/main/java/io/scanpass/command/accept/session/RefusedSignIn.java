package io.scanpass.command.accept.session;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthRefused;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refused passwords and users in OAuth's words: invalid_grant (RFC 6749 section 5.2). */
final class RefusedSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIn.class);

    private RefusedSignIn() {}

    static <T extends @Nullable Object> T inOAuth(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (CommandRejected refused) {
            if (refused.code() == RejectionCode.WRONG_PASSWORD)
                throw told(refused, "the user name or the password is wrong");
            if (refused.code() == RejectionCode.USER_DISABLED) throw told(refused, "this account is disabled");
            throw refused;
        }
    }

    private static OAuthRefused told(CommandRejected refused, String description) {
        LOG.info("sign-in refused: {}", refused.code().wireName());
        return new OAuthRefused(OAuthError.INVALID_GRANT, description);
    }
}
