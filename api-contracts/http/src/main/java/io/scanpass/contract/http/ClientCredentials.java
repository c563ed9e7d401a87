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
 * Which client a request says it comes from, and the secret it shows for that: {@code client_secret_basic}, {@code
 * client_secret_post} or, of a public client, none (RFC 6749 sections 2.3.1 and 3.2.1, RFC 8628 sections 3.1 and 3.4).
 */
public final class ClientCredentials {

    private final String clientId;
    private final @Nullable String secret;
    private final boolean inHeader;

    private ClientCredentials(String clientId, @Nullable String secret, boolean inHeader) {
        this.clientId = clientId;
        this.secret = secret;
        this.inHeader = inHeader;
    }

    /**
     * @throws OAuthRefused invalid_request when no client is named, two are, or both methods are used; invalid_client for a
     *     scheme other than Basic
     */
    public static ClientCredentials read(HttpServletRequest request, OAuthForm form) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        Optional<String> secret = form.get("client_secret");
        if (headers.isEmpty()) {
            return new ClientCredentials(form.require("client_id"), secret.orElse(null), false);
        }
        if (headers.size() > 1 || secret.isPresent()) {
            throw new OAuthRefused(INVALID_REQUEST, "a client authenticates once (RFC 6749 section 2.3)");
        }
        BasicCredentials basic = BasicCredentials.parse(headers.getFirst());
        if (!form.get("client_id").orElse(basic.id()).equals(basic.id())) {
            throw new OAuthRefused(INVALID_REQUEST, "client_id is not that of the Authorization header");
        }
        return new ClientCredentials(basic.id(), basic.secret(), true);
    }

    public String clientId() {
        return clientId;
    }

    /**
     * The client, which is who it says it is as far as it can prove that.
     *
     * @param clients by client id
     * @throws OAuthRefused invalid_client when there is no such client, its secret is wrong or missing, or it has none
     */
    public <C extends RegisteredClient> C authenticate(Map<String, C> clients) {
        C client = clients.get(clientId);
        if (client == null) throw refused("no such client");
        ClientSecretHash expected = client.secretSha256();
        if (expected == null && secret == null) return client;
        if (expected == null) throw refused("this client is public and has no secret");
        if (secret == null) throw refused("this client must authenticate");
        if (!expected.isOf(secret)) throw refused("the client secret is wrong");
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
