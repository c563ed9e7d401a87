package io.scanpass.contract.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.redis.RedisClientConfig;
import io.scanpass.contract.redis.RedisUsedIds;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.testing.Prover;
import io.scanpass.testing.RedisBackend;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@SpringBootTest(classes = ProofsIT.Node.class)
@SuppressWarnings("NullAway.Init") // Spring sets the field
class ProofsIT {

    private static final URI URI_HERE = URI.create("https://login.example/oauth2/token");
    private static final Duration MAX_AGE = Duration.ofSeconds(60);
    private static final String TOKEN = "an.access.token";

    @Autowired
    private StringRedisTemplate redis;

    private final Prover prover = new Prover();
    private final Instant now = Instant.now();

    @Test
    void answerTheKeyThatWasProved() {
        assertThat(check(prover.proof("POST", URI_HERE))).isEqualTo(prover.thumbprint());
        assertThat(check(prover.proof("POST", URI.create(URI_HERE + "?a=b#c")))).isEqualTo(prover.thumbprint());
    }

    @Test
    void answerNothingWhereNoneIsSent() {
        assertThat(node(false)
                        .thumbprint(
                                new MockHttpServletRequest("POST", "/"), new MockHttpServletResponse(), URI_HERE, null))
                .isEmpty();
    }

    static Stream<Named<UnaryOperator<JWTClaimsSet.Builder>>> lies() {
        return Stream.of(
                Named.of("another method", claims -> claims.claim("htm", "GET")),
                Named.of("no method", claims -> claims.claim("htm", null)),
                Named.of("another path", claims -> claims.claim("htu", "https://login.example/oauth2/userinfo")),
                Named.of("another host", claims -> claims.claim("htu", "https://evil.example/oauth2/token")),
                Named.of("another port", claims -> claims.claim("htu", "https://login.example:444/oauth2/token")),
                Named.of("no TLS", claims -> claims.claim("htu", "http://login.example/oauth2/token")),
                Named.of("a path alone", claims -> claims.claim("htu", "/oauth2/token")),
                Named.of("no address", claims -> claims.claim("htu", ":")),
                Named.of(
                        "too old",
                        claims -> claims.issueTime(in(MAX_AGE.plusSeconds(2).negated()))),
                Named.of("of the future", claims -> claims.issueTime(in(MAX_AGE.plusSeconds(2)))),
                Named.of("no time", claims -> claims.issueTime(null)),
                Named.of("no id", claims -> claims.jwtID(null)),
                Named.of("an empty id", claims -> claims.jwtID("")),
                Named.of("a huge id", claims -> claims.jwtID("x".repeat(257))));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refuseAClaimThatIsNotSo(UnaryOperator<JWTClaimsSet.Builder> lie) {
        assertRefused(OAuthError.INVALID_DPOP_PROOF, prover.proof("POST", URI_HERE, lie));
    }

    @Test
    void refuseASecondUseOnAnyNode() {
        String proof = prover.proof("POST", URI_HERE);
        assertThat(check(proof)).isNotEmpty();
        assertRefused(OAuthError.INVALID_DPOP_PROOF, proof);
        String another = prover.proof("POST", URI_HERE);
        Proofs node = node(false);
        assertThat(check(node, null, another)).isNotEmpty();
        assertThat(refusal(node, null, another).error()).isEqualTo(OAuthError.INVALID_DPOP_PROOF);
    }

    @Test
    void refuseWhatTheNamedKeyDidNotSign() {
        String[] parts = prover.proof("POST", URI_HERE).split("\\.", -1);
        String[] others = new Prover().proof("POST", URI_HERE).split("\\.", -1);
        assertRefused(OAuthError.INVALID_DPOP_PROOF, others[0] + "." + parts[1] + "." + parts[2]);
        assertRefused(OAuthError.INVALID_DPOP_PROOF, parts[0] + "." + parts[1] + ".");
        assertRefused(OAuthError.INVALID_DPOP_PROOF, "junk");
        assertRefused(OAuthError.INVALID_DPOP_PROOF, "");
    }

    @Test
    void refuseAnotherTypeAPrivateKeyAndNoKey() {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("dpop+jwt"));
        assertRefused(OAuthError.INVALID_DPOP_PROOF, withHeader(header.build()));
        assertRefused(
                OAuthError.INVALID_DPOP_PROOF,
                withHeader(header.jwk(prover.key().toPublicJWK())
                        .type(JOSEObjectType.JWT)
                        .build()));
        // Nimbus itself builds no header with a private key, so its text is made by hand.
        String[] parts = prover.proof("POST", URI_HERE).split("\\.", -1);
        String withPrivateKey = Base64URL.encode("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":"
                        + prover.key().toJSONString() + "}")
                .toString();
        assertRefused(OAuthError.INVALID_DPOP_PROOF, withPrivateKey + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void refuseTwoAtOnce() {
        String[] two = {prover.proof("POST", URI_HERE), prover.proof("POST", URI_HERE)};
        assertThat(refusal(node(false), null, two).error()).isEqualTo(OAuthError.INVALID_DPOP_PROOF);
    }

    @Test
    void goWithTheAccessTokenTheyWereMadeFor() {
        assertThat(check(node(false), TOKEN, prover.proof("POST", URI_HERE, TOKEN)))
                .isEqualTo(prover.thumbprint());
        for (String other : List.of(prover.proof("POST", URI_HERE), prover.proof("POST", URI_HERE, "another"))) {
            assertThat(refusal(node(false), TOKEN, other).error()).isEqualTo(OAuthError.INVALID_DPOP_PROOF);
        }
    }

    @Test
    void needARightNonceWhereTheyHaveOneOrMust() {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        check(node(false), null, answer, prover.proof("POST", URI_HERE));
        String nonce = answer.getHeader("DPoP-Nonce");
        assertThat(nonce).isNotNull();
        assertThat(check(node(true), null, proofWith(nonce))).isNotEmpty();
        for (Proofs node : List.of(node(false), node(true))) {
            assertThat(refusal(node, null, proofWith("B" + nonce.substring(1))).error())
                    .isEqualTo(OAuthError.USE_DPOP_NONCE);
        }
        assertThat(refusal(node(true), null, prover.proof("POST", URI_HERE)).error())
                .isEqualTo(OAuthError.USE_DPOP_NONCE);
    }

    @Test
    void takeANonceForFiveToTenMinutes() {
        Nonces nonces = nonces(now);
        String nonce = nonces.current();
        assertThat(nonces(now.plusSeconds(299)).isGood(nonce)).isTrue();
        assertThat(nonces(now.plusSeconds(601)).isGood(nonce)).isFalse();
        assertThat(nonces(now.minusSeconds(301)).isGood(nonce)).isFalse();
    }

    private String proofWith(String nonce) {
        return prover.proof("POST", URI_HERE, claims -> claims.claim("nonce", nonce));
    }

    private String withHeader(JWSHeader header) {
        return prover.proof(header, "POST", URI_HERE, claims -> claims);
    }

    private void assertRefused(OAuthError error, String proof) {
        assertThat(refusal(node(false), null, proof).error()).isEqualTo(error);
    }

    private static OAuthRefused refusal(Proofs node, @Nullable String token, String... proofs) {
        return catchThrowableOfType(OAuthRefused.class, () -> check(node, token, proofs));
    }

    private String check(String proof) {
        return check(node(false), null, proof);
    }

    private static String check(Proofs node, @Nullable String token, String... proofs) {
        return check(node, token, new MockHttpServletResponse(), proofs);
    }

    private static String check(Proofs node, @Nullable String token, MockHttpServletResponse answer, String... proofs) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/token");
        for (String proof : proofs) request.addHeader("DPoP", proof);
        return node.thumbprint(request, answer, URI_HERE, token).orElseThrow();
    }

    private Proofs node(boolean nonceRequired) {
        Clock clock = Clock.systemUTC();
        DpopSettings settings = new DpopSettings(MAX_AGE, nonceRequired);
        return new Proofs(settings, new RedisUsedIds(redis, "dpop", MAX_AGE.multipliedBy(2)), nonces(now), clock);
    }

    private static Nonces nonces(Instant at) {
        return new Nonces(SharedKey.parse("A".repeat(43)), Clock.fixed(at, ZoneOffset.UTC));
    }

    @ImportAutoConfiguration(DataRedisAutoConfiguration.class)
    @Import({RedisClientConfig.class, RedisBackend.class})
    static class Node {}
}
