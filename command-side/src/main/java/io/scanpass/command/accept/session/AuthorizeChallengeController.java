package io.scanpass.command.accept.session;

import static io.scanpass.command.accept.session.RefusedSignIn.inOAuth;

import io.scanpass.command.accept.AskingClient;
import io.scanpass.command.accept.Clients;
import io.scanpass.command.accept.Clients.Client;
import io.scanpass.command.accept.device.Requesters;
import io.scanpass.command.accept.user.Password;
import io.scanpass.command.accept.user.PasswordCheck;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.session.Devices;
import io.scanpass.command.decide.session.SessionCommand.AuthorizationCode;
import io.scanpass.command.decide.session.SessionCommand.Method;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.command.decide.user.Credentials.Credential;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.CodeRequest;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth2/authorize-challenge} (OAuth 2.0 for First-Party Applications, section 5): user name and password
 * for an authorization code, with PKCE: of a first-party client, or of our login page for any. The session starts here; its
 * tokens are fetched with the code.
 */
@RestController
class AuthorizeChallengeController {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizeChallengeController.class);
    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    private final CommandGateway commands;
    private final Clients clients;
    private final ClientAssertions assertions;
    private final PasswordCheck passwords;
    private final SharedKey sharedKey;
    private final Devices devices;
    private final Clock clock;

    AuthorizeChallengeController(
            CommandGateway commands,
            Clients clients,
            ClientAssertions assertions,
            PasswordCheck passwords,
            SharedKey sharedKey,
            Devices devices,
            Clock clock) {
        this.commands = commands;
        this.clients = clients;
        this.assertions = assertions;
        this.passwords = passwords;
        this.sharedKey = sharedKey;
        this.devices = devices;
        this.clock = clock;
    }

    @PostMapping("/oauth2/authorize-challenge")
    ResponseEntity<Challenged> challenge(HttpServletRequest http) throws IOException {
        OAuthForm form = OAuthForm.read(http);
        AskingClient asking = AskingClient.read(http, form, clients, assertions);
        Client client = asking.client();
        if (asking.redirectUri() == null && !client.mayAskForPasswords()) {
            throw new OAuthRefused(OAuthError.UNAUTHORIZED_CLIENT, "send people to the authorization endpoint");
        }
        String scope = client.scope(form.get("scope"));
        CodeRequest wanted = CodeRequest.read(form);
        String dpopJkt = client.dpopJkt(form);
        String username = form.require("username");
        Password password = new Password(form.require("password"));
        Credential checked = inOAuth(() -> passwords.check(username, password, http.getRemoteAddr()));

        Requester requester = Requesters.of(http);
        String sessionId = Ids.random();
        GrantCode code = GrantCode.issue(
                sharedKey,
                Purpose.AUTHORIZATION_CODE,
                sessionId,
                clock.instant().plus(CODE_LIFETIME));
        StartSession start = new StartSession(
                sessionId,
                checked.userId(),
                asking.clientId(),
                scope,
                Method.PASSWORD,
                null,
                new AuthorizationCode(code.sha256(), wanted.codeChallenge(), code.expiresAt(), asking.redirectUri()),
                client.sessionLifetime(),
                dpopJkt,
                devices.describe(requester.ipAddress(), requester.userAgent()),
                wanted.nonce(),
                checked.generation());
        inOAuth(() -> commands.sendAndWait(start));
        LOG.info("user {} started session {} with a password", checked.userId(), sessionId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Challenged(code.value(), CODE_LIFETIME.toSeconds()));
    }

    record Challenged(String authorizationCode, long expiresIn) {

        @Override
        public String toString() {
            return "[***]";
        }
    }
}
