package io.scanpass.query.serve.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param clients who may ask for tokens, by client id; all of them public (RFC 6749 section 2.1) */
@Validated
@ConfigurationProperties("scanpass")
public record ClientSettings(@NotEmpty Map<String, @Valid Client> clients) {

    /** @param scopes what its tokens may be good for */
    public record Client(@NotBlank String name, @NotEmpty Set<String> scopes) {}
}
