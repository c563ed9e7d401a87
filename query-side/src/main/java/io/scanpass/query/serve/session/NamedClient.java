package io.scanpass.query.serve.session;

import io.scanpass.query.serve.token.ClientSettings;

/** @param name for people; the id of a client that was taken out of the settings */
public record NamedClient(String clientId, String name) {

    public static NamedClient of(String clientId, ClientSettings clients) {
        ClientSettings.Client client = clients.clients().get(clientId);
        return new NamedClient(clientId, client == null ? clientId : client.name());
    }
}
