package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_CLIENT;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * A JWT that a client signed to prove who it is (RFC 7523 section 2.2): read, its header checked, its signature not yet.
 * Keys that it brings along or points to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are not looked at.
 */
record ClientAssertion(SignedJWT jwt, JWTClaimsSet claims) {

    static final String PARAMETER = "client_assertion";
    static final String TYPE_PARAMETER = "client_assertion_type";
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final int LONGEST = 8 * 1024;
    private static final Set<String> TYPS = Set.of("JWT", "client-authentication+jwt");

    static boolean isIn(OAuthForm form) {
        return form.get(PARAMETER).or(() -> form.get(TYPE_PARAMETER)).isPresent();
    }

    /** @throws OAuthRefused invalid_request when one of its two parameters is missing, else invalid_client */
    static ClientAssertion of(OAuthForm form) {
        String type = form.require(TYPE_PARAMETER);
        String assertion = form.require(PARAMETER);
        if (!type.equals(TYPE)) throw refused(TYPE_PARAMETER + " must be " + TYPE);
        if (assertion.length() > LONGEST) throw refused("it is too long");
        if (!CompactJws.isWellFormed(assertion))
            throw refused("it is no JWS in compact form without crit, b64 and zip");
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            requireHeader(jwt.getHeader());
            return new ClientAssertion(jwt, jwt.getJWTClaimsSet());
        } catch (ParseException malformed) {
            throw refused("it is no JWT");
        }
    }

    private static void requireHeader(JWSHeader header) {
        if (!ClientAssertions.ALGORITHMS.contains(header.getAlgorithm().getName())) {
            throw refused("alg must be one of " + String.join(" ", ClientAssertions.ALGORITHMS));
        }
        if (header.getType() != null && !TYPS.contains(header.getType().getType())) {
            throw refused("typ is of something else");
        }
    }

    /** Who it says signed it. */
    Optional<String> subject() {
        return Optional.ofNullable(claims.getSubject());
    }

    static OAuthRefused refused(String why) {
        return new OAuthRefused(INVALID_CLIENT, "the client assertion is refused: " + why);
    }

    /** It is good for whoever has it first. */
    @Override
    public String toString() {
        return "[***]";
    }
}
