package io.scanpass.command.accept;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people and clients find the two sides.
 *
 * @param issuer origin of the query side, without a slash at the end; the {@code iss} of all tokens
 * @param jwksUri where this side fetches the keys, if not from the issuer's public address
 * @param jwksRefresh how often it does: a key withdrawn there is unknown here after that time
 * @param phoneOrigin origin of this side; QR codes lead there
 * @param audience the {@code aud} an access token must carry to be accepted here
 */
@Validated
@ConfigurationProperties("scanpass")
public record PublicUris(
        @NotNull @DefaultValue("http://localhost:8081") URI issuer,
        @Nullable URI jwksUri,
        @NotNull @DefaultValue("60s") Duration jwksRefresh,
        @NotNull @DefaultValue("http://localhost:8080") URI phoneOrigin,
        @NotNull @DefaultValue("scanpass") String audience) {

    URI keysUri() {
        return jwksUri == null ? URI.create(issuer + "/oauth2/jwks") : jwksUri;
    }
}
