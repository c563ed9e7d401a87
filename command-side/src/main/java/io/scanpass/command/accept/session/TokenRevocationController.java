package io.scanpass.command.accept.session;

import io.scanpass.command.accept.Clients;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.session.Sessions.LiveSession;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.ClientCredentials;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.contract.seal.SharedKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth2/revoke} (RFC 7009): a client hands back a token. Whichever of a session's tokens it is, the whole
 * session ends (section 2.1 lets a server revoke the grant with either): to be signed out by half is nobody's wish.
 */
@RestController
class TokenRevocationController {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRevocationController.class);

    private final CommandGateway commands;
    private final Clients clients;
    private final ClientAssertions assertions;
    private final Sessions sessions;
    private final SharedKey sharedKey;
    private final JwtDecoder accessTokens;

    TokenRevocationController(
            CommandGateway commands,
            Clients clients,
            ClientAssertions assertions,
            Sessions sessions,
            SharedKey sharedKey,
            JwtDecoder accessTokens) {
        this.commands = commands;
        this.clients = clients;
        this.assertions = assertions;
        this.sessions = sessions;
        this.sharedKey = sharedKey;
        this.accessTokens = accessTokens;
    }

    /** The hint is not needed: a token says what it is. Whoever gives a token back need not prove its key. */
    @PostMapping("/oauth2/revoke")
    ResponseEntity<Void> revoke(HttpServletRequest http) throws IOException {
        OAuthForm form = OAuthForm.read(http);
        ClientCredentials credentials = ClientCredentials.read(http, form);
        clients.authenticated(credentials, assertions);
        // Section 2.2: a token that is none any more needs no revocation, and the client could do nothing about it.
        sessionOf(form.require("token")).flatMap(sessions::find).ifPresent(session -> {
            requireIssuedTo(credentials.clientId(), session);
            commands.sendAndWait(new RevokeSession(
                    session.sessionId(), session.userId(), RevokeReason.SIGNED_OUT, http.getRemoteAddr()));
            LOG.info("session {} revoked: signed_out", session.sessionId());
        });
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }

    /** Section 2.1: the token of another client is refused; the error is that of RFC 6749 section 5.2. */
    private static void requireIssuedTo(String clientId, LiveSession session) {
        if (!session.clientId().equals(clientId)) {
            throw new OAuthRefused(OAuthError.INVALID_GRANT, "the token was issued to another client");
        }
    }

    private Optional<String> sessionOf(String token) {
        Optional<RefreshToken> refreshToken = RefreshToken.read(sharedKey, token);
        if (refreshToken.isPresent()) return refreshToken.map(RefreshToken::sessionId);
        try {
            return Optional.ofNullable(accessTokens.decode(token).getClaimAsString("sid"));
        } catch (BadJwtException notOurs) {
            return Optional.empty();
        } catch (JwtException noKeys) {
            // Section 2.2.1: the client must assume that the token still exists, and ask again.
            throw new OAuthRefused(OAuthError.TEMPORARILY_UNAVAILABLE, "access tokens cannot be checked just now");
        }
    }
}
