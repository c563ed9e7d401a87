package io.scanpass.query.serve.authorize;

import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.RedirectUri;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.ClientSettings.Client;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a browser may be sent back to, which is the first thing to know: without it there is nobody to tell anything. */
record ReturnAddress(
        String clientId,
        Client client,
        String redirectUri,
        @Nullable String state) {

    /** Empty when the client is unknown, or the address is not one that it registered. */
    static Optional<ReturnAddress> of(OAuthForm form, ClientSettings clients) {
        String clientId = form.get("client_id").orElse("");
        Client client = clients.clients().get(clientId);
        if (client == null) return Optional.empty();
        return form.get("redirect_uri")
                .filter(uri -> RedirectUri.isOneOf(client.redirectUris(), uri))
                .map(uri -> new ReturnAddress(
                        clientId, client, uri, form.get("state").orElse(null)));
    }

    /** RFC 6749 section 4.1.2.1; with the issuer, so that no client takes it for another server's (RFC 9207). */
    URI refusing(OAuthRefused refused, URI issuer) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", refused.error().wireName());
        if (refused.getMessage() != null) answer.put("error_description", refused.getMessage());
        if (state != null) answer.put("state", state);
        answer.put("iss", issuer.toString());
        return RedirectUri.with(redirectUri, answer);
    }
}
