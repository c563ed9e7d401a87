package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_CLIENT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Which client a request says it comes from, and what it shows for that: a secret by {@code client_secret_basic} or {@code
 * client_secret_post}, an assertion by {@code private_key_jwt} or, of a public client, nothing (RFC 6749 sections 2.3.1 and
 * 3.2.1, RFC 8628 sections 3.1 and 3.4, RFC 7523 section 2.2).
 */
public final class ClientCredentials {

    private final String clientId;
    private final @Nullable String secret;
    private final @Nullable ClientAssertion assertion;
    private final String path;
    private final boolean inHeader;

    private ClientCredentials(
            String clientId,
            @Nullable String secret,
            @Nullable ClientAssertion assertion,
            String path,
            boolean inHeader) {
        this.clientId = clientId;
        this.secret = secret;
        this.assertion = assertion;
        this.path = path;
        this.inHeader = inHeader;
    }

    /**
     * @throws OAuthRefused invalid_request when no client is named, two are, or two methods are used; invalid_client for a
     *     scheme other than Basic, or an assertion that cannot be read
     */
    public static ClientCredentials read(HttpServletRequest request, OAuthForm form) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        Optional<String> secret = form.get("client_secret");
        int ways = headers.size() + (secret.isPresent() ? 1 : 0) + (ClientAssertion.isIn(form) ? 1 : 0);
        if (ways > 1) throw new OAuthRefused(INVALID_REQUEST, "a client authenticates once (RFC 6749 section 2.3)");
        String path = request.getRequestURI();
        if (!headers.isEmpty()) {
            BasicCredentials basic = BasicCredentials.parse(headers.getFirst());
            if (!form.get("client_id").orElse(basic.id()).equals(basic.id())) {
                throw new OAuthRefused(INVALID_REQUEST, "client_id is not that of the Authorization header");
            }
            return new ClientCredentials(basic.id(), basic.secret(), null, path, true);
        }
        if (ClientAssertion.isIn(form)) {
            ClientAssertion assertion = ClientAssertion.of(form);
            String clientId = form.get("client_id").or(assertion::subject).orElse("");
            return new ClientCredentials(clientId, null, assertion, path, false);
        }
        return new ClientCredentials(form.require("client_id"), secret.orElse(null), null, path, false);
    }

    public String clientId() {
        return clientId;
    }

    /**
     * The client, which is who it says it is as far as it can prove that.
     *
     * @param clients by client id
     * @throws OAuthRefused invalid_client when there is no such client, or it does not prove who it is in its own way
     */
    public <C extends RegisteredClient> C authenticate(Map<String, C> clients, ClientAssertions assertions) {
        C client = clients.get(clientId);
        if (client == null) throw refused("no such client");
        ClientSecretHash expected = client.secretSha256();
        ClientKeys keys = client.jwks();
        if (assertion != null) {
            if (keys == null) throw refused("this client does not sign assertions");
            assertions.require(assertion, clientId, keys, path);
        } else if (secret != null) {
            if (expected == null) throw refused("this client has no secret");
            if (!expected.isOf(secret)) throw refused("the client secret is wrong");
        } else if (expected != null || keys != null) {
            throw refused("this client must authenticate");
        }
        return client;
    }

    private OAuthRefused refused(String description) {
        return inHeader ? OAuthRefused.challenging(description) : new OAuthRefused(INVALID_CLIENT, description);
    }

    @Override
    public String toString() {
        return clientId + " [***]";
    }
}
