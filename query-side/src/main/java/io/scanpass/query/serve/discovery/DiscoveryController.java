package io.scanpass.query.serve.discovery;

import io.scanpass.contract.dpop.Proofs;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.GrantType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** OpenID Connect Discovery 1.0 and RFC 8414: the same document at both addresses. */
@RestController
class DiscoveryController {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private static final List<String> CLIENT_AUTHENTICATION =
            List.of("none", "client_secret_basic", "client_secret_post", "private_key_jwt");

    private final Metadata metadata;

    DiscoveryController(ServeSettings settings, ClientSettings clients) {
        TreeSet<String> scopes = new TreeSet<>();
        clients.clients().values().forEach(client -> scopes.addAll(client.scopes()));
        TreeSet<String> idTokenAlgorithms = new TreeSet<>();
        clients.clients()
                .values()
                .forEach(client ->
                        idTokenAlgorithms.add(client.idTokenSignedResponseAlg().wireName()));
        this.metadata = new Metadata(
                settings.issuer().toString(),
                settings.issuer() + "/oauth2/token",
                settings.issuer() + "/oauth2/jwks",
                settings.issuer() + "/oauth2/userinfo",
                settings.phoneOrigin() + "/oauth2/device_authorization",
                settings.phoneOrigin() + "/oauth2/authorize-challenge",
                settings.phoneOrigin() + "/oauth2/revoke",
                Arrays.stream(GrantType.values()).map(GrantType::wireName).toList(),
                List.of("code"),
                List.of("public"),
                List.copyOf(idTokenAlgorithms),
                List.copyOf(scopes),
                List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "amr", "sid", "name", "preferred_username"),
                List.of("S256"),
                CLIENT_AUTHENTICATION,
                ClientAssertions.ALGORITHMS,
                CLIENT_AUTHENTICATION,
                Proofs.ALGORITHMS);
    }

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    ResponseEntity<Metadata> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(metadata);
    }

    record Metadata(
            String issuer,
            String tokenEndpoint,
            String jwksUri,
            String userinfoEndpoint,
            String deviceAuthorizationEndpoint,
            String authorizationChallengeEndpoint,
            String revocationEndpoint,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> scopesSupported,
            List<String> claimsSupported,
            List<String> codeChallengeMethodsSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> tokenEndpointAuthSigningAlgValuesSupported,
            List<String> revocationEndpointAuthMethodsSupported,
            List<String> dpopSigningAlgValuesSupported) {}
}
