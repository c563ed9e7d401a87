package io.scanpass.query.serve.discovery;

import io.scanpass.contract.dpop.Proofs;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.authorize.Prompt;
import io.scanpass.query.serve.token.Acr;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.GrantType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** OpenID Connect Discovery 1.0 and RFC 8414: the same document at both addresses. */
@RestController
class DiscoveryController {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final List<String> OF_CONFIDENTIAL_CLIENTS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> OF_ANY_CLIENT =
            List.of("none", "client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> CLAIMS = List.of(
            "sub",
            "iss",
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

    private final Map<String, Object> metadata = new LinkedHashMap<>();

    DiscoveryController(ServeSettings settings, ClientSettings clients) {
        TreeSet<String> scopes = new TreeSet<>();
        TreeSet<String> idTokenAlgorithms = new TreeSet<>();
        clients.clients().values().forEach(client -> {
            scopes.addAll(client.scopes());
            idTokenAlgorithms.add(client.idTokenSignedResponseAlg().wireName());
        });
        metadata.put("issuer", settings.issuer().toString());
        addEndpoints(settings.issuer() + "/oauth2/", settings.phoneOrigin() + "/oauth2/");
        metadata.put(
                "grant_types_supported",
                Arrays.stream(GrantType.values()).map(GrantType::wireName).toList());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("prompt_values_supported", Prompt.wireNames());
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("scopes_supported", List.copyOf(scopes));
        metadata.put("claims_supported", CLAIMS);
        metadata.put("acr_values_supported", Acr.VALUES);
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("id_token_signing_alg_values_supported", List.copyOf(idTokenAlgorithms));
        metadata.put("dpop_signing_alg_values_supported", Proofs.ALGORITHMS);
        addClientAuthentication();
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
        metadata.put("claims_parameter_supported", false);
        metadata.put("request_parameter_supported", false);
        metadata.put("request_uri_parameter_supported", false);
    }

    private void addEndpoints(String here, String phones) {
        metadata.put("authorization_endpoint", here + "authorize");
        metadata.put("token_endpoint", here + "token");
        metadata.put("jwks_uri", here + "jwks");
        metadata.put("userinfo_endpoint", here + "userinfo");
        metadata.put("introspection_endpoint", here + "introspect");
        metadata.put("device_authorization_endpoint", phones + "device_authorization");
        metadata.put("authorization_challenge_endpoint", phones + "authorize-challenge");
        metadata.put("revocation_endpoint", phones + "revoke");
        metadata.put("end_session_endpoint", phones + "end-session");
    }

    private void addClientAuthentication() {
        metadata.put("token_endpoint_auth_methods_supported", OF_ANY_CLIENT);
        metadata.put("token_endpoint_auth_signing_alg_values_supported", ClientAssertions.ALGORITHMS);
        metadata.put("revocation_endpoint_auth_methods_supported", OF_ANY_CLIENT);
        metadata.put("revocation_endpoint_auth_signing_alg_values_supported", ClientAssertions.ALGORITHMS);
        metadata.put("introspection_endpoint_auth_methods_supported", OF_CONFIDENTIAL_CLIENTS);
        metadata.put("introspection_endpoint_auth_signing_alg_values_supported", ClientAssertions.ALGORITHMS);
    }

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    ResponseEntity<Map<String, Object>> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(Collections.unmodifiableMap(metadata));
    }
}
