package io.scanpass.query.serve;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who we are to the outside.
 *
 * @param issuer the {@code iss} of every token and the address of this side, without a slash at the end
 * @param phoneOrigin the address of the command side, which phones open, without a slash at the end
 * @param audience the {@code aud} of the access tokens of every client that has none of its own
 */
@Validated
@ConfigurationProperties("scanpass")
public record ServeSettings(
        @NotNull URI issuer,
        @NotNull URI phoneOrigin,
        @NotEmpty List<String> audience) {

    /** Whether a token is for us: for everyone who takes ours, or for the issuer, who is asked for userinfo. */
    public boolean isOurs(List<String> audienceOfToken) {
        return audienceOfToken.contains(issuer.toString()) || !Collections.disjoint(audienceOfToken, audience);
    }
}
