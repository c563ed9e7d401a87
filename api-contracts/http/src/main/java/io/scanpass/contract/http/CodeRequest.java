package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization request says of its code.
 *
 * @param codeChallenge PKCE S256 (RFC 7636 section 4.3), which nobody goes without (RFC 9700 section 2.1.1)
 * @param nonce that the ID token repeats (OpenID Connect Core 1.0 section 3.1.2.1)
 */
public record CodeRequest(String codeChallenge, @Nullable String nonce) {

    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_NONCE = 512;

    /** @throws OAuthRefused invalid_request without PKCE, or with a nonce too long to keep */
    public static CodeRequest read(OAuthForm form) {
        String challenge = form.require("code_challenge");
        if (!form.require("code_challenge_method").equals("S256")
                || !S256_CHALLENGE.matcher(challenge).matches()) {
            throw new OAuthRefused(INVALID_REQUEST, "PKCE with S256 is required (RFC 7636)");
        }
        Optional<String> nonce = form.get("nonce");
        if (nonce.isPresent() && nonce.get().length() > LONGEST_NONCE) {
            throw new OAuthRefused(INVALID_REQUEST, "nonce has over " + LONGEST_NONCE + " characters");
        }
        return new CodeRequest(challenge, nonce.orElse(null));
    }
}
