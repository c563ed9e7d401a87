package io.scanpass.query.serve.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.TestBrowser;
import io.scanpass.query.WithQuerySide;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@WithQuerySide
class DiscoveryControllerIT {

    @Autowired
    private TestBrowser browser;

    @Test
    void describesItselfAtBothAddresses() {
        JsonNode expected = TestBrowser.json("""
                {
                  "issuer": "http://localhost:8081",
                  "authorization_endpoint": "http://localhost:8081/oauth2/authorize",
                  "token_endpoint": "http://localhost:8081/oauth2/token",
                  "jwks_uri": "http://localhost:8081/oauth2/jwks",
                  "userinfo_endpoint": "http://localhost:8081/oauth2/userinfo",
                  "introspection_endpoint": "http://localhost:8081/oauth2/introspect",
                  "device_authorization_endpoint": "http://localhost:8080/oauth2/device_authorization",
                  "authorization_challenge_endpoint": "http://localhost:8080/oauth2/authorize-challenge",
                  "revocation_endpoint": "http://localhost:8080/oauth2/revoke",
                  "end_session_endpoint": "http://localhost:8080/oauth2/end-session",
                  "grant_types_supported": [
                    "urn:ietf:params:oauth:grant-type:device_code", "authorization_code", "refresh_token"],
                  "response_types_supported": ["code"],
                  "response_modes_supported": ["query"],
                  "prompt_values_supported": ["none", "login", "consent", "select_account"],
                  "subject_types_supported": ["public"],
                  "scopes_supported": ["openid", "profile"],
                  "claims_supported": [
                    "sub", "iss", "aud", "exp", "iat", "auth_time", "amr", "acr", "sid", "nonce", "at_hash", "name",
                    "preferred_username"],
                  "acr_values_supported": ["urn:scanpass:acr:password", "urn:scanpass:acr:phone"],
                  "code_challenge_methods_supported": ["S256"],
                  "id_token_signing_alg_values_supported": ["ES256"],
                  "dpop_signing_alg_values_supported": ["ES256", "ES384", "ES512", "PS256", "RS256"],
                  "token_endpoint_auth_methods_supported": [
                    "none", "client_secret_basic", "client_secret_post", "private_key_jwt"],
                  "token_endpoint_auth_signing_alg_values_supported": ["ES256", "PS256", "RS256"],
                  "revocation_endpoint_auth_methods_supported": [
                    "none", "client_secret_basic", "client_secret_post", "private_key_jwt"],
                  "revocation_endpoint_auth_signing_alg_values_supported": ["ES256", "PS256", "RS256"],
                  "introspection_endpoint_auth_methods_supported": [
                    "client_secret_basic", "client_secret_post", "private_key_jwt"],
                  "introspection_endpoint_auth_signing_alg_values_supported": ["ES256", "PS256", "RS256"],
                  "authorization_response_iss_parameter_supported": true,
                  "backchannel_logout_supported": true,
                  "backchannel_logout_session_supported": true,
                  "claims_parameter_supported": false,
                  "request_parameter_supported": false,
                  "request_uri_parameter_supported": false
                }""");

        assertThat(TestBrowser.json(browser.get("/.well-known/openid-configuration")))
                .isEqualTo(expected);
        assertThat(TestBrowser.json(browser.get("/.well-known/oauth-authorization-server")))
                .isEqualTo(expected);
    }

    @Test
    void publishesThePublicKeyOnly() {
        HttpResponse<String> answer = browser.get("/oauth2/jwks");

        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=300"));
        JsonNode key = TestBrowser.json(answer).get("keys").get(0);
        assertThat(key.get("kid").asString()).isEqualTo("test");
        assertThat(key.has("d")).isFalse();
    }
}
