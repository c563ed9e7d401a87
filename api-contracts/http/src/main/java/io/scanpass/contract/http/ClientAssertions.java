package io.scanpass.contract.http;

import static io.scanpass.contract.http.ClientAssertion.refused;

import com.nimbusds.jwt.JWTClaimsSet;
import io.scanpass.contract.seal.Sha256;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code private_key_jwt}: checks what clients sign to prove who they are (RFC 7523 section 3, OpenID Connect Core 1.0
 * section 9). What a claim says is told to nobody but the holder of a key of the client: the signature comes first.
 */
public final class ClientAssertions {

    public static final List<String> ALGORITHMS = List.of("ES256", "PS256", "RS256");

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final int LONGEST_JTI = 256;

    /** How long the ids of used ones must be remembered. */
    public static final Duration REMEMBERED = LONGEST_LIFE.plus(CLOCK_SKEW.multipliedBy(2));

    private final URI issuer;
    private final URI origin;
    private final UsedIds used;
    private final Clock clock;

    /** @param origin of this side as the public knows it */
    public ClientAssertions(URI issuer, URI origin, UsedIds used, Clock clock) {
        this.issuer = issuer;
        this.origin = origin;
        this.used = used;
        this.clock = clock;
    }

    /**
     * @param path of the endpoint it is presented to
     * @throws OAuthRefused invalid_client
     */
    void require(ClientAssertion assertion, String clientId, ClientKeys keys, String path) {
        if (!keys.signed(assertion.jwt())) throw refused("no key of this client signed it");
        JWTClaimsSet claims = assertion.claims();
        if (!clientId.equals(claims.getIssuer())) throw refused("iss must be the client id");
        if (!clientId.equals(claims.getSubject())) throw refused("sub must be the client id");
        if (!isForUs(claims.getAudience(), path))
            throw refused("aud must be the issuer or this endpoint, and no other");
        requireTimes(claims, clock.instant());
        requireFirstUse(clientId, claims.getJWTID());
    }

    private boolean isForUs(List<String> audience, String path) {
        return audience.size() == 1 && Set.of(issuer.toString(), origin + path).contains(audience.getFirst());
    }

    private static void requireTimes(JWTClaimsSet claims, Instant now) {
        Date end = claims.getExpirationTime();
        if (end == null) throw refused("exp is missing");
        if (!now.minus(CLOCK_SKEW).isBefore(end.toInstant())) throw refused("exp is past");
        if (end.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(CLOCK_SKEW))) throw refused("exp is too far ahead");
        if (isAhead(claims.getNotBeforeTime(), now)) throw refused("nbf is ahead");
        if (isAhead(claims.getIssueTime(), now)) throw refused("iat is ahead");
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(CLOCK_SKEW));
    }

    private void requireFirstUse(String clientId, @Nullable String jti) {
        if (jti == null || jti.isEmpty() || jti.length() > LONGEST_JTI) throw refused("jti is missing or too long");
        if (!used.isFirstUse(Sha256.of(Sha256.of(clientId) + jti))) throw refused("it was used before");
    }
}
