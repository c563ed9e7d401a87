package io.scanpass.query.serve.token;

import io.scanpass.contract.http.ClientKeys;
import io.scanpass.contract.http.ClientSecretHash;
import io.scanpass.contract.http.RegisteredClient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param clients who may ask for tokens, by client id */
@Validated
@ConfigurationProperties("scanpass")
public record ClientSettings(@NotEmpty Map<String, @Valid Client> clients) {

    /**
     * @param secretSha256 of a client that shows a secret, the same as on the command side
     * @param jwks public keys of a client that signs (RFC 7523), the same as on the command side; a public one has neither
     * @param scopes what its tokens may be good for
     */
    public record Client(
            @NotBlank String name,
            @Valid @Nullable ClientSecretHash secretSha256,
            @Valid @Nullable ClientKeys jwks,
            @NotEmpty Set<String> scopes)
            implements RegisteredClient {}
}
