package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_CLIENT;

import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.ClientCredentials;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Token introspection, RFC 7662, for confidential clients alone (section 2.1); as JSON. */
@RestController
class IntrospectionController {

    private final ClientSettings clients;
    private final ClientAssertions assertions;
    private final Introspection introspection;

    IntrospectionController(ClientSettings clients, ClientAssertions assertions, Introspection introspection) {
        this.clients = clients;
        this.assertions = assertions;
        this.introspection = introspection;
    }

    @PostMapping("/oauth2/introspect")
    ResponseEntity<Map<String, Object>> introspect(HttpServletRequest request) throws IOException {
        OAuthForm form = OAuthForm.read(request);
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && form.get("client_id").or(() -> form.get("client_assertion")).isEmpty()) {
            throw new OAuthRefused(INVALID_CLIENT, "a client must authenticate (RFC 7662 section 2.3)");
        }
        ClientCredentials credentials = ClientCredentials.read(request, form);
        if (!credentials.authenticate(clients.clients(), assertions).isConfidential()) {
            throw new OAuthRefused(INVALID_CLIENT, "a public client proves nothing");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(introspection.of(form.require("token"), credentials.clientId()));
    }
}
