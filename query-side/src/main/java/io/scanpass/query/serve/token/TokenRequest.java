package io.scanpass.query.serve.token;

import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token request of a client that is who it says it is.
 *
 * @param holder thumbprint of the key that a DPoP proof came with; null where none came
 */
record TokenRequest(
        OAuthForm form, String clientId, @Nullable String holder) {

    String require(String name) {
        return form.require(name);
    }

    Optional<String> get(String name) {
        return form.get(name);
    }

    /**
     * The key that the answer is bound to: the one named before, or else the one shown now (RFC 9449 section 5).
     *
     * @param named thumbprint that what is presented is bound to; null where it is bound to none
     * @throws OAuthRefused invalid_dpop_proof without a proof, invalid_grant with one by another key
     */
    @Nullable
    String boundKey(@Nullable String named) {
        if (named != null && holder == null) {
            throw new OAuthRefused(OAuthError.INVALID_DPOP_PROOF, "this is bound to a key: prove that you hold it");
        }
        if (named != null && !named.equals(holder)) {
            throw new OAuthRefused(OAuthError.INVALID_GRANT, "this is bound to another key");
        }
        return holder;
    }
}
