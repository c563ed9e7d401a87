package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.UNSUPPORTED_GRANT_TYPE;

import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.dpop.Proofs;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.ClientCredentials;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.query.serve.ServeSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint, RFC 6749 section 3.2. */
@RestController
class TokenController {

    private static final Logger log = LoggerFactory.getLogger(TokenController.class);

    private final Map<GrantType, GrantHandler> handlers;
    private final ClientSettings clients;
    private final ClientAssertions assertions;
    private final TokenMint mint;
    private final Proofs proofs;
    private final URI uri;
    private final MeterRegistry meters;

    TokenController(
            List<GrantHandler> handlers,
            ClientSettings clients,
            ClientAssertions assertions,
            TokenMint mint,
            Proofs proofs,
            ServeSettings settings,
            MeterRegistry meters) {
        this.handlers = handlers.stream().collect(Collectors.toMap(GrantHandler::type, Function.identity()));
        this.clients = clients;
        this.assertions = assertions;
        this.mint = mint;
        this.proofs = proofs;
        this.uri = URI.create(settings.issuer() + "/oauth2/token");
        this.meters = meters;
    }

    @PostMapping("/oauth2/token")
    ResponseEntity<TokenAnswer> token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OAuthForm form = OAuthForm.read(request);
        GrantHandler handler = GrantType.named(form.require("grant_type"))
                .map(handlers::get)
                .orElseThrow(() -> new OAuthRefused(UNSUPPORTED_GRANT_TYPE, "no such grant type"));
        ClientCredentials credentials = ClientCredentials.read(request, form);
        credentials.authenticate(clients.clients(), assertions);
        String holder = proofs.thumbprint(request, response, uri, null).orElse(null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(handler, new TokenRequest(form, credentials.clientId(), holder)));
    }

    private TokenAnswer answer(GrantHandler handler, TokenRequest request) {
        String type = handler.type().wireName();
        try {
            Grant grant = handler.decide(request);
            TokenAnswer answer = mint.mint(grant);
            count(type, "issued");
            log.info("tokens for session {} of {} by {}", grant.session().sessionId(), request.clientId(), type);
            return answer;
        } catch (OAuthRefused refused) {
            count(type, refused.error().wireName());
            if (refused.error() != OAuthError.AUTHORIZATION_PENDING) {
                log.info("no tokens for {} by {}: {}", request.clientId(), type, refused.error());
            }
            throw refused;
        }
    }

    private void count(String grantType, String outcome) {
        meters.counter("scanpass.tokens", "grant", grantType, "outcome", outcome)
                .increment();
    }
}
