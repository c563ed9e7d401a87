package io.scanpass.query.serve.token;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.scanpass.query.react.logout.LogoutTokens;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.keys.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** OpenID Connect Back-Channel Logout 1.0 section 2.4, signed as its ID tokens are: never a {@code nonce}, so it is no ID token. */
@Component
final class LogoutTokenMint implements LogoutTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final Map<String, Map<String, String>> EVENTS =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    private final SigningKeys keys;
    private final ClientSettings clients;
    private final ServeSettings settings;
    private final Clock clock;

    LogoutTokenMint(SigningKeys keys, ClientSettings clients, ServeSettings settings, Clock clock) {
        this.keys = keys;
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("deprecation") // single() is deprecated in favour of arrays, which some clients do not read
    public String mint(String clientId, String userId, String sessionId) {
        Instant now = clock.instant();
        JwtBuilder token = Jwts.builder()
                .header()
                .type("logout+jwt")
                .and()
                .issuer(settings.issuer().toString())
                .audience()
                .single(clientId)
                .subject(userId)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .id(UUID.randomUUID().toString())
                .claim("sid", sessionId)
                .claim("events", EVENTS);
        return keys.ring().signing(clients.idTokenAlgorithm(clientId), now).sign(token);
    }
}
