package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.MovingClock;
import io.scanpass.query.TestKeys;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.keys.KeyFixture;
import io.scanpass.query.serve.keys.SigningAlgorithm;
import io.scanpass.query.serve.keys.SigningKey;
import io.scanpass.query.serve.keys.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenMintTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final MovingClock clock = new MovingClock(NOW);
    private final SigningKeys keys = KeyFixture.fixed();
    private @Nullable String boundTo;
    private String clientId = "web-demo";
    private int generation;
    private final LoginStory story = LoginStory.now();
    private @Nullable Person person;
    private final ServeSettings settings = new ServeSettings(
            URI.create("https://login.example"), URI.create("https://phone.example"), List.of("shop", "im"));
    private final TokenMint mint = new TokenMint(
            keys,
            new ClientSettings(
                    Map.of("web-demo", client(SigningAlgorithm.ES256), "spring-app", client(SigningAlgorithm.RS256))),
            settings,
            new Audiences(
                    new Audiences.Clients(Map.of("bank", new Audiences.Client(List.of("accounts"), false))), settings),
            TokenFixture.SETTINGS,
            TestKeys.SHARED_KEY,
            id -> Optional.ofNullable(id.equals("the-user") ? person : null),
            clock);

    @Test
    void signsAnAccessTokenByRfc9068() {
        Jws<Claims> token = parsed(mint("openid").accessToken());

        assertThat(token.getHeader())
                .containsEntry("alg", "ES256")
                .containsEntry("typ", "at+jwt")
                .containsEntry("kid", key(SigningAlgorithm.ES256).id());
        Claims claims = token.getPayload();
        assertThat(claims.getId()).isNotBlank();
        assertThat(claims.keySet())
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "jti",
                        "client_id",
                        "scope",
                        "auth_time",
                        "amr",
                        "acr",
                        "sid");
        assertThat(claims.getIssuer()).isEqualTo("https://login.example");
        assertThat(claims.getSubject()).isEqualTo("the-user");
        assertThat(claims.getAudience()).containsExactlyInAnyOrder("shop", "im");
        assertThat(claims.getIssuedAt()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpiration()).isEqualTo(Date.from(NOW.plusSeconds(300)));
        assertThat(claims)
                .containsEntry("client_id", "web-demo")
                .containsEntry("scope", "openid")
                .containsEntry("auth_time", NOW.minusSeconds(60).getEpochSecond())
                .containsEntry("amr", List.of("qr"))
                .containsEntry("acr", "urn:scanpass:acr:phone")
                .containsEntry("sid", "the-session");
    }

    @Test
    void addsAnIdTokenForOpenid() {
        person = ada();

        TokenAnswer answer = mint("openid profile");
        Jws<Claims> token = parsed(Objects.requireNonNull(answer.idToken()));

        assertThat(token.getHeader()).containsEntry("typ", "JWT");
        assertThat(token.getPayload().keySet())
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "amr",
                        "acr",
                        "sid",
                        "nonce",
                        "at_hash",
                        "name",
                        "preferred_username");
        assertThat(token.getPayload())
                .containsEntry("nonce", "the-nonce")
                .containsEntry("acr", "urn:scanpass:acr:phone")
                .containsEntry("at_hash", TokenHash.atHash(answer.accessToken(), "ES256"));
        assertThat(token.getPayload().getAudience()).containsExactly("web-demo");
        assertThat(token.getPayload()).containsEntry("name", "Ada L.").containsEntry("preferred_username", "ada");
    }

    @Test
    void signsIdTokensAsTheClientWantsThem() {
        clientId = "spring-app";
        TokenAnswer answer = mint("openid");
        assertThat(header(answer.idToken()))
                .contains("\"RS256\"", key(SigningAlgorithm.RS256).id());
        assertThat(header(answer.accessToken())).contains("\"ES256\"");
        clientId = "gone-from-the-settings";
        assertThat(header(mint("openid").idToken())).contains("\"ES256\"");
    }

    private Person ada() {
        return Person.opened(story.key, story.names).orElseThrow();
    }

    private static String header(@Nullable String token) {
        String part = Objects.requireNonNull(token).split("\\.", 2)[0];
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void leavesTheNameOutWithoutProfileOrWhileItIsUnknownAndOnceItIsForgotten() {
        assertThat(parsed(Objects.requireNonNull(mint("openid profile").idToken()))
                        .getPayload())
                .doesNotContainKey("name");
        person = Person.forgotten();
        assertThat(parsed(Objects.requireNonNull(mint("openid profile").idToken()))
                        .getPayload())
                .doesNotContainKey("name");
        person = ada();
        assertThat(parsed(Objects.requireNonNull(mint("openid").idToken())).getPayload())
                .doesNotContainKey("name");
    }

    @Test
    void repeatsTheNonceInTheFirstIdTokenAlone() {
        generation = 1;
        Claims claims = parsed(Objects.requireNonNull(mint("openid").idToken())).getPayload();
        assertThat(claims)
                .doesNotContainKey("nonce")
                .containsEntry("auth_time", NOW.minusSeconds(60).getEpochSecond());
    }

    @Test
    void isForTheClientsOwnAudienceAndWithOpenidForUserinfo() {
        clientId = "bank";
        assertThat(parsed(mint("profile").accessToken()).getPayload().getAudience())
                .containsExactly("accounts");
        assertThat(parsed(mint("openid").accessToken()).getPayload().getAudience())
                .containsExactlyInAnyOrder("accounts", "https://login.example");
    }

    @Test
    void hashesAnAccessTokenAsOpenIdConnectsExampleDoes() {
        String token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"; // Core 1.0, appendix A.4
        assertThat(TokenHash.atHash(token, "ES256")).isEqualTo("77QmUPtjPfzWtF2AnpK9RQ");
        assertThat(TokenHash.atHash(token, "EdDSA")).hasSize(43);
    }

    @Test
    void addsNoIdTokenWithoutOpenid() {
        assertThat(mint("profile").idToken()).isNull();
    }

    @Test
    void answersByRfc6749() {
        TokenAnswer answer = mint("profile");

        assertThat(answer.tokenType()).isEqualTo("Bearer");
        assertThat(answer.expiresIn()).isEqualTo(300);
        assertThat(answer.scope()).isEqualTo("profile");
        assertThat(RefreshToken.read(TestKeys.SHARED_KEY, answer.refreshToken()))
                .contains(refreshToken());
        assertThat(answer.toString()).isEqualTo("[***]");
    }

    @Test
    void signsNothingThatOutlivesTheSession() {
        clock.set(sessionEnd().minusSeconds(30));

        TokenAnswer answer = mint("openid");

        assertThat(answer.expiresIn()).isEqualTo(30);
        assertThat(parsed(answer.accessToken()).getPayload().getExpiration()).isEqualTo(Date.from(sessionEnd()));
    }

    @Test
    void namesTheKeyThatItIsBoundTo() {
        boundTo = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
        TokenAnswer answer = mint("openid");
        assertThat(answer.tokenType()).isEqualTo("DPoP");
        assertThat(parsed(answer.accessToken()).getPayload()).containsEntry("cnf", Map.of("jkt", boundTo));
        assertThat(parsed(Objects.requireNonNull(answer.idToken())).getPayload())
                .doesNotContainKey("cnf");
    }

    private TokenAnswer mint(String scope) {
        SessionView session = new SessionView(
                "the-session",
                "the-user",
                clientId,
                "openid profile",
                "qr",
                null,
                null,
                NOW.minusSeconds(60),
                sessionEnd(),
                null,
                null,
                boundTo,
                null,
                "the-nonce",
                null);
        return mint.mint(new Grant(session, scope, refreshToken()));
    }

    private RefreshToken refreshToken() {
        return new RefreshToken("AAAAAAAAAAAAAAAAAAAAAA", sessionEnd(), generation, NOW, boundTo);
    }

    private static Instant sessionEnd() {
        return NOW.plusSeconds(3600);
    }

    private SigningKey key(SigningAlgorithm algorithm) {
        return keys.ring().signing(algorithm, clock.instant());
    }

    private static ClientSettings.Client client(SigningAlgorithm algorithm) {
        return new ClientSettings.Client("A client", null, null, Set.of("openid"), algorithm, Set.of());
    }

    private Jws<Claims> parsed(String token) {
        return Jwts.parser()
                .verifyWith(key(SigningAlgorithm.ES256).publicKey())
                .clock(() -> Date.from(clock.instant()))
                .build()
                .parseSignedClaims(token);
    }
}
