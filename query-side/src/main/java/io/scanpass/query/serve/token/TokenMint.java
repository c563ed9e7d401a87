package io.scanpass.query.serve.token;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.scanpass.contract.http.Scope;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.keys.SigningAlgorithm;
import io.scanpass.query.serve.keys.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs tokens: access tokens as the settings say, ID tokens as the client wants them. */
@Component
final class TokenMint {

    private final SigningKeys keys;
    private final ClientSettings clients;
    private final ServeSettings settings;
    private final Audiences audiences;
    private final Duration lifetime;
    private final SharedKey sharedKey;
    private final People people;
    private final Clock clock;

    TokenMint(
            SigningKeys keys,
            ClientSettings clients,
            ServeSettings settings,
            Audiences audiences,
            TokenSettings tokens,
            SharedKey sharedKey,
            People people,
            Clock clock) {
        this.keys = keys;
        this.clients = clients;
        this.settings = settings;
        this.audiences = audiences;
        this.lifetime = tokens.accessLifetime();
        this.sharedKey = sharedKey;
        this.people = people;
        this.clock = clock;
    }

    TokenAnswer mint(Grant grant) {
        Instant now = clock.instant();
        Instant end = earlier(now.plus(lifetime), grant.session().expiresAt());
        Scope scope = Scope.of(grant.scope());
        String accessToken = accessToken(grant, now, end);
        return new TokenAnswer(
                accessToken,
                grant.boundTo() == null ? "Bearer" : "DPoP",
                Duration.between(now, end).toSeconds(),
                grant.refreshToken().write(sharedKey),
                grant.scope(),
                scope.contains("openid") ? idToken(grant, scope.contains("profile"), accessToken, now, end) : null);
    }

    /** RFC 9068 section 2. */
    private String accessToken(Grant grant, Instant now, Instant end) {
        JwtBuilder token = token("at+jwt", grant.session(), now, end)
                .audience()
                .add(audiences.of(grant.session().clientId(), grant.scope()))
                .and()
                .id(UUID.randomUUID().toString())
                .claim("client_id", grant.session().clientId())
                .claim("scope", grant.scope());
        if (grant.boundTo() != null) token.claim("cnf", Map.of("jkt", grant.boundTo())); // RFC 9449 section 6.1
        return signed(token, keys.algorithm(), now);
    }

    /** OpenID Connect Core 1.0 section 2; its one audience as a string, because some clients read nothing else. */
    @SuppressWarnings("deprecation") // single() is deprecated in favour of arrays
    private String idToken(Grant grant, boolean withProfile, String accessToken, Instant now, Instant end) {
        SessionView session = grant.session();
        SigningAlgorithm algorithm = clients.idTokenAlgorithm(session.clientId());
        JwtBuilder token = token("JWT", session, now, end)
                .audience()
                .single(session.clientId())
                .claim("at_hash", TokenHash.atHash(accessToken, algorithm.wireName()));
        // The first tokens alone repeat it; after a refresh an ID token should have none (section 12.2).
        if (grant.isFirst() && session.nonce() != null) token.claim("nonce", session.nonce());
        if (withProfile) {
            people.find(session.userId()).flatMap(Person::names).ifPresent(names -> token.claim(
                            "name", names.displayName())
                    .claim("preferred_username", names.username()));
        }
        return signed(token, algorithm, now);
    }

    private String signed(JwtBuilder token, SigningAlgorithm algorithm, Instant now) {
        return keys.ring().signing(algorithm, now).sign(token);
    }

    private JwtBuilder token(String type, SessionView session, Instant now, Instant end) {
        return Jwts.builder()
                .header()
                .type(type)
                .and()
                .issuer(settings.issuer().toString())
                .subject(session.userId())
                .issuedAt(Date.from(now))
                .expiration(Date.from(end))
                .claim("auth_time", session.startedAt().getEpochSecond())
                .claim("amr", List.of(session.method()))
                .claim("acr", Acr.of(session.method()))
                .claim("sid", session.sessionId());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
