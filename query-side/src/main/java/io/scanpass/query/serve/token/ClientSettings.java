package io.scanpass.query.serve.token;

import io.scanpass.contract.http.ClientKeys;
import io.scanpass.contract.http.ClientSecretHash;
import io.scanpass.contract.http.RedirectUri;
import io.scanpass.contract.http.RegisteredClient;
import io.scanpass.query.serve.keys.SigningAlgorithm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param clients who may ask for tokens, by client id */
@Validated
@ConfigurationProperties("scanpass")
public record ClientSettings(@NotEmpty Map<String, @Valid Client> clients) {

    /** For a client that was taken out of the settings too, while its sessions live. */
    SigningAlgorithm idTokenAlgorithm(String clientId) {
        Client client = clients.get(clientId);
        return client == null ? SigningAlgorithm.ES256 : client.idTokenSignedResponseAlg();
    }

    /**
     * @param secretSha256 of a client that shows a secret, the same as on the command side
     * @param jwks public keys of a client that signs (RFC 7523), the same as on the command side; a public one has neither
     * @param scopes what its tokens may be good for
     * @param idTokenSignedResponseAlg how its ID tokens are signed (OpenID Connect Registration 1.0 section 2):
     *     {@code ES256}, {@code EdDSA} or {@code RS256}
     * @param redirectUris where browsers may be sent with its authorization codes, the same as on the command side
     */
    public record Client(
            @NotBlank String name,
            @Valid @Nullable ClientSecretHash secretSha256,
            @Valid @Nullable ClientKeys jwks,
            @NotEmpty Set<String> scopes,
            @NotNull @DefaultValue("ES256") SigningAlgorithm idTokenSignedResponseAlg,
            @DefaultValue Set<@Valid RedirectUri> redirectUris)
            implements RegisteredClient {}
}
