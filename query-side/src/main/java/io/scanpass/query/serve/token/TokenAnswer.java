package io.scanpass.query.serve.token;

import org.jspecify.annotations.Nullable;

/** The answer of RFC 6749 section 5.1, with OpenID Connect's {@code id_token}. */
record TokenAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        String scope,
        @Nullable String idToken) {

    @Override
    public String toString() {
        return "[***]";
    }
}
