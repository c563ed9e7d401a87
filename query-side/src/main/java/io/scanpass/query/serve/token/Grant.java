package io.scanpass.query.serve.token;

import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.project.session.SessionView;
import org.jspecify.annotations.Nullable;

/**
 * What a request turned out to be good for.
 *
 * @param scope of the access token; the session's or less
 */
record Grant(SessionView session, String scope, RefreshToken refreshToken) {

    /** Not refreshed from earlier ones. */
    boolean isFirst() {
        return refreshToken.generation() == 0;
    }

    /** Thumbprint of the key that all its tokens are bound to; null for bearer tokens. */
    @Nullable
    String boundTo() {
        return refreshToken.boundTo();
    }
}
