package io.scanpass.command.accept.session;

import io.scanpass.command.accept.Clients;
import io.scanpass.command.accept.Clients.Client;
import io.scanpass.command.accept.IdTokens;
import io.scanpass.command.accept.IdTokens.IdToken;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.contract.http.MessagePage;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.RedirectUri;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /oauth2/end-session} (OpenID Connect RP-Initiated Logout 1.0): a relying party sends the browser of someone who
 * signed out there. Browsers hold nothing of ours, so the ID token is all that tells whose session ends; no page can make
 * up one, which makes it the proof as well that the person comes from there.
 */
@RestController
class EndSessionController {

    private static final Logger LOG = LoggerFactory.getLogger(EndSessionController.class);

    private final CommandGateway commands;
    private final IdTokens idTokens;
    private final Clients clients;

    EndSessionController(CommandGateway commands, IdTokens idTokens, Clients clients) {
        this.commands = commands;
        this.idTokens = idTokens;
        this.clients = clients;
    }

    @RequestMapping(
            path = "/oauth2/end-session",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Object> end(HttpServletRequest http) throws IOException {
        OAuthForm form;
        try {
            form = OAuthForm.ofBrowser(http);
        } catch (OAuthRefused unreadable) {
            return nobodySignedOut();
        }
        Optional<IdToken> hint = form.get("id_token_hint")
                .flatMap(idTokens::read)
                .filter(token -> form.get("client_id").orElse(token.clientId()).equals(token.clientId()));
        if (form.isRepeating() || hint.isEmpty()) return nobodySignedOut();
        signOut(hint.get(), http.getRemoteAddr());
        return returnAddress(form, hint.get().clientId())
                .map(address -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(address)
                        .build())
                .orElseGet(() -> MessagePage.of(HttpStatus.OK, "You are signed out", "You can close this page."));
    }

    /** One that is over already, or was removed with its events, is signed out too. */
    private void signOut(IdToken token, String ipAddress) {
        try {
            commands.sendAndWait(
                    new RevokeSession(token.sessionId(), token.userId(), RevokeReason.SIGNED_OUT, ipAddress));
            LOG.info("session {} revoked: signed_out at {}", token.sessionId(), token.clientId());
        } catch (AggregateNotFoundException gone) {
            LOG.info("session {} is gone already", token.sessionId());
        }
    }

    private Optional<URI> returnAddress(OAuthForm form, String clientId) {
        Map<String, String> answer =
                form.get("state").map(state -> Map.of("state", state)).orElse(Map.of());
        return clients.find(clientId)
                .map(Client::postLogoutRedirectUris)
                .flatMap(registered -> form.get("post_logout_redirect_uri")
                        .filter(address -> RedirectUri.isOneOf(registered, address)))
                .map(address -> RedirectUri.with(address, answer));
    }

    private static ResponseEntity<Object> nobodySignedOut() {
        LOG.info("sign-out refused: no ID token says whose");
        return MessagePage.of(
                HttpStatus.BAD_REQUEST,
                "Nobody was signed out",
                "The link that brought you here does not say who is to be signed out. Sign out in the application"
                        + " itself, or end its session on your phone.");
    }
}
