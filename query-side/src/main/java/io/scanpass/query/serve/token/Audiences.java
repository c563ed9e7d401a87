package io.scanpass.query.serve.token;

import io.scanpass.contract.http.Scope;
import io.scanpass.query.serve.ServeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Whom the access tokens of a client are for. */
@Component
final class Audiences {

    private final Clients settings;
    private final ServeSettings ours;

    /** @throws UselessAudience when the tokens of a phone app would be worth nothing where it must use them */
    Audiences(Clients settings, ServeSettings ours) {
        this.settings = settings;
        this.ours = ours;
        settings.clients().forEach((clientId, client) -> {
            List<String> own = client.audience();
            if (client.approves() && own != null && !own.containsAll(ours.audience())) {
                throw new UselessAudience(clientId, ours.audience());
            }
        });
    }

    /** @param clients by client id */
    @ConfigurationProperties("scanpass")
    record Clients(@DefaultValue Map<String, Client> clients) {}

    /**
     * @param audience the services that its access tokens are for (RFC 9068 section 3), in place of {@code
     *     scanpass.audience}: without that, the command side takes none of them
     * @param approves whether it is a phone app, as on the command side, where its tokens must be taken
     */
    record Client(
            @Nullable List<String> audience,
            @DefaultValue("false") boolean approves) {}

    /** With {@code openid} the token is for userinfo too, and that is ours: the issuer's. */
    Set<String> of(String clientId, String scope) {
        Client client = settings.clients().get(clientId);
        if (client == null || client.audience() == null) {
            return Set.copyOf(ours.audience());
        }
        List<String> audience = new ArrayList<>(client.audience());
        if (Scope.of(scope).contains("openid")) audience.add(ours.issuer().toString());
        return Set.copyOf(audience);
    }
}
