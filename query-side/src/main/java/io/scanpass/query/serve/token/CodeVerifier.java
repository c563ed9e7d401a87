package io.scanpass.query.serve.token;

import io.scanpass.contract.seal.Sha256;
import java.util.regex.Pattern;

/** PKCE with S256 (RFC 7636 sections 4.1 and 4.6). */
final class CodeVerifier {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private CodeVerifier() {}

    static boolean matches(String verifier, String challenge) {
        return SHAPE.matcher(verifier).matches() && Redemption.isSame(Sha256.of(verifier), challenge);
    }
}
