package io.scanpass.acceptance.threats;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any service that checks our tokens, and keeps the keys as long as it is told: not even an unknown key brings others. */
final class CachingVerifier {

    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    private final URI jwks;
    private JWKSet keys = new JWKSet();
    private Instant until = Instant.MIN;

    CachingVerifier(URI jwks) {
        this.jwks = jwks;
    }

    synchronized boolean verifies(String token) {
        try {
            if (!Instant.now().isBefore(until)) fetch();
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            return key != null
                    && JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(new ECDSAVerifier(key.toECKey()));
        } catch (ParseException | JOSEException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private void fetch() throws ParseException {
        Answer answer = Http.get(jwks).is(200);
        Matcher maxAge = MAX_AGE.matcher(answer.header("Cache-Control"));
        if (!maxAge.find()) throw new IllegalStateException("may not be kept at all");
        keys = JWKSet.parse(answer.body());
        until = Instant.now().plus(Duration.ofSeconds(Long.parseLong(maxAge.group(1))));
    }
}
