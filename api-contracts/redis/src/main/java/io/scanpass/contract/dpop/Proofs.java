package io.scanpass.contract.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import io.scanpass.contract.http.CompactJws;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.UsedIds;
import io.scanpass.contract.seal.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Checks DPoP proofs (RFC 9449 section 4.3): one header, {@code typ}, an asymmetric algorithm of the list, the public
 * {@code jwk} that signed it, {@code htm}, {@code htu} without query, {@code iat}, {@code nonce}, {@code ath} where there
 * is an access token, and {@code jti} never seen before.
 */
public final class Proofs {

    public static final List<String> ALGORITHMS = List.of("ES256", "ES384", "ES512", "PS256", "RS256");

    private static final String HEADER = "DPoP";
    private static final String NONCE_HEADER = "DPoP-Nonce";
    private static final Set<String> KNOWN_ALGORITHMS = Set.copyOf(ALGORITHMS);
    private static final int LONGEST_JTI = 256;

    private final DpopSettings settings;
    private final UsedIds used;
    private final Nonces nonces;
    private final Clock clock;
    private final DPoPProofJwtDecoderFactory decoders;

    Proofs(DpopSettings settings, UsedIds used, Nonces nonces, Clock clock) {
        this.settings = settings;
        this.used = used;
        this.nonces = nonces;
        this.clock = clock;
        this.decoders = new DPoPProofJwtDecoderFactory();
        // Spring's own checks remember used proofs on one node; what they check besides is checked below.
        decoders.setJwtValidatorFactory(context -> proof -> OAuth2TokenValidatorResult.success());
    }

    /**
     * The key that the caller holds, as RFC 7638 thumbprint; empty where no proof is sent. The answer gets a nonce for the
     * next proof.
     *
     * @param uri of the endpoint as the public knows it, without query
     * @param accessToken that the proof must go with; null where there is none yet
     * @throws OAuthRefused invalid_dpop_proof or use_dpop_nonce
     */
    public Optional<String> thumbprint(
            HttpServletRequest request, HttpServletResponse response, URI uri, @Nullable String accessToken) {
        List<String> proofs = Collections.list(request.getHeaders(HEADER));
        if (proofs.isEmpty()) return Optional.empty();
        response.setHeader(NONCE_HEADER, nonces.current());
        if (proofs.size() > 1) throw refused("one DPoP header, not several");
        Jwt proof = decode(proofs.getFirst(), request.getMethod(), uri);
        requireClaims(proof, request.getMethod(), uri, accessToken);
        requireNonce(proof.getClaimAsString("nonce"));
        String thumbprint = thumbprintOf(proof);
        requireFirstUse(thumbprint, proof.getId());
        return Optional.of(thumbprint);
    }

    private Jwt decode(String proof, String method, URI uri) {
        if (!CompactJws.isWellFormed(proof)) throw refused("it is no JWS in compact form");
        Jwt decoded;
        try {
            DPoPProofContext context = DPoPProofContext.withDPoPProof(proof)
                    .method(method)
                    .targetUri(uri.toString())
                    .build();
            decoded = decoders.createDecoder(context).decode(proof);
        } catch (JwtException | IllegalArgumentException notAProof) {
            throw refused("it is not signed by the key it names");
        }
        if (!KNOWN_ALGORITHMS.contains(String.valueOf(decoded.getHeaders().get("alg")))) {
            throw refused("alg must be one of " + String.join(" ", ALGORITHMS));
        }
        return decoded;
    }

    private void requireClaims(Jwt proof, String method, URI uri, @Nullable String accessToken) {
        if (!method.equals(proof.getClaimAsString("htm"))) throw refused("htm is another method");
        if (!isSame(uri, proof.getClaimAsString("htu"))) throw refused("htu is another address");
        Instant issuedAt = proof.getIssuedAt();
        if (issuedAt == null
                || Duration.between(issuedAt, clock.instant()).abs().compareTo(settings.maxAge()) > 0) {
            throw refused("iat is missing or not of now");
        }
        if (accessToken != null && !Sha256.of(accessToken).equals(proof.getClaimAsString("ath"))) {
            throw refused("ath is of another access token");
        }
    }

    /** RFC 9449 section 4.3, item 9: without query and fragment, normalised as far as Java's URI does it. */
    private static boolean isSame(URI expected, @Nullable String htu) {
        if (htu == null) return false;
        try {
            URI claimed = new URI(htu).normalize();
            String scheme = claimed.getScheme();
            String authority = claimed.getAuthority();
            return scheme != null
                    && authority != null
                    && scheme.equalsIgnoreCase(expected.getScheme())
                    && authority.equalsIgnoreCase(expected.getAuthority())
                    && expected.getPath().equals(claimed.getPath());
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private void requireNonce(@Nullable String nonce) {
        if (nonce == null ? settings.nonceRequired() : !nonces.isGood(nonce)) {
            throw new OAuthRefused(OAuthError.USE_DPOP_NONCE, "use the nonce of the header DPoP-Nonce");
        }
    }

    private static String thumbprintOf(Jwt proof) {
        try {
            @SuppressWarnings("unchecked") // the decoder took the key from there
            Map<String, Object> key = (Map<String, Object>) proof.getHeaders().get("jwk");
            return JWK.parse(key).computeThumbprint().toString();
        } catch (ParseException | JOSEException noKey) {
            throw refused("its jwk cannot be read");
        }
    }

    private void requireFirstUse(String thumbprint, @Nullable String jti) {
        if (jti == null || jti.isEmpty() || jti.length() > LONGEST_JTI) throw refused("jti is missing or too long");
        if (!used.isFirstUse(Sha256.of(thumbprint + jti))) throw refused("it was used before");
    }

    private static OAuthRefused refused(String why) {
        return new OAuthRefused(OAuthError.INVALID_DPOP_PROOF, "the DPoP proof is refused: " + why);
    }
}
