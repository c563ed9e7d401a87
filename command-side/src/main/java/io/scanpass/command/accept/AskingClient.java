package io.scanpass.command.accept;

import io.scanpass.command.accept.Clients.Client;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.ClientCredentials;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.RedirectUri;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wants somebody signed in: the client itself, or our login page for it (RFC 6749 section 4.1.1), which names the address
 * that the code goes to.
 *
 * @param redirectUri one that the client registered; null where the client itself asks
 */
public record AskingClient(
        String clientId, Client client, @Nullable String redirectUri) {

    /** @throws OAuthRefused when it is no client of ours, does not prove to be it, or never registered the address */
    public static AskingClient read(
            HttpServletRequest http, OAuthForm form, Clients clients, ClientAssertions assertions) {
        Optional<String> redirectUri = form.get("redirect_uri");
        if (redirectUri.isEmpty()) {
            ClientCredentials credentials = ClientCredentials.read(http, form);
            return new AskingClient(credentials.clientId(), clients.authenticated(credentials, assertions), null);
        }
        // A page holds no secret: the client proves itself where it presents the code, and by PKCE that it asked for
        // it.
        String clientId = form.require("client_id");
        Client client =
                clients.find(clientId).orElseThrow(() -> new OAuthRefused(OAuthError.INVALID_CLIENT, "no such client"));
        if (!RedirectUri.isOneOf(client.redirectUris(), redirectUri.get())) {
            throw new OAuthRefused(OAuthError.INVALID_REQUEST, "redirect_uri is not one of the client's");
        }
        return new AskingClient(clientId, client, redirectUri.get());
    }
}
