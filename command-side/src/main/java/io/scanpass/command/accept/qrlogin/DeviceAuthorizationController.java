package io.scanpass.command.accept.qrlogin;

import io.scanpass.command.accept.AskingClient;
import io.scanpass.command.accept.Clients;
import io.scanpass.command.accept.Clients.Client;
import io.scanpass.command.accept.PublicUris;
import io.scanpass.command.accept.device.Requesters;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Redirect;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RequestQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.UserCode;
import io.scanpass.command.decide.qrlogin.UserCodeInUse;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.CodeRequest;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.contract.seal.StreamTicket;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth2/device_authorization} (RFC 8628 section 3.1): a browser asks to be signed in. Our login page asks so
 * too, with the {@code redirect_uri}, {@code code_challenge} and {@code nonce} of an authorization request.
 */
@RestController
class DeviceAuthorizationController {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceAuthorizationController.class);
    static final String PATH = "/oauth2/device_authorization";

    private static final int INTERVAL_SECONDS = 5;
    private static final int USER_CODE_TRIES = 5;

    private final CommandGateway commands;
    private final Clients clients;
    private final ClientAssertions assertions;
    private final PublicUris uris;
    private final SharedKey sharedKey;
    private final QrLoginLimits limits;
    private final Clock clock;

    DeviceAuthorizationController(
            CommandGateway commands,
            Clients clients,
            ClientAssertions assertions,
            PublicUris uris,
            SharedKey sharedKey,
            QrLoginLimits limits,
            Clock clock) {
        this.commands = commands;
        this.clients = clients;
        this.assertions = assertions;
        this.uris = uris;
        this.sharedKey = sharedKey;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<DeviceAuthorization> request(HttpServletRequest http) throws IOException {
        OAuthForm form = OAuthForm.read(http);
        AskingClient asking = AskingClient.read(http, form, clients, assertions);
        Client client = asking.client();
        Redirect redirect = redirectOf(asking, form);
        String scope = client.qrScope(form.get("scope"));
        Duration lifetime = lifetimeOf(form, client);
        String dpopJkt = client.dpopJkt(form);
        Requester requester = Requesters.of(http);
        limits.request(asking.clientId(), requester);

        String loginId = Ids.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as precise as the codes carry it
        Purpose purpose = redirect == null ? Purpose.DEVICE_CODE : Purpose.QR_AUTHORIZATION_CODE;
        GrantCode code = GrantCode.issue(sharedKey, purpose, loginId, now.plus(lifetime));
        UserCode userCode = send(userCodeDrawn -> new RequestQr(
                loginId,
                asking.clientId(),
                scope,
                code.sha256(),
                userCodeDrawn,
                requester,
                now,
                code.expiresAt(),
                client.sessionLifetime(),
                client.approvalPolicy(),
                dpopJkt,
                redirect));
        LOG.info("login {} requested", loginId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(loginId, code, purpose, userCode, client.slot(), lifetime, now));
    }

    private static @Nullable Redirect redirectOf(AskingClient asking, OAuthForm form) {
        if (asking.redirectUri() == null) return null;
        CodeRequest wanted = CodeRequest.read(form);
        return new Redirect(asking.redirectUri(), wanted.codeChallenge(), wanted.nonce());
    }

    /** The client's, or less if it asks for less ({@code requested_expiry}, seconds, as in OpenID CIBA section 7.1). */
    private static Duration lifetimeOf(OAuthForm form, Client client) {
        return form.get("requested_expiry")
                .map(seconds -> {
                    try {
                        return Duration.ofSeconds(Integer.parseUnsignedInt(seconds));
                    } catch (NumberFormatException notANumber) {
                        throw new OAuthRefused(
                                OAuthError.INVALID_REQUEST, "requested_expiry must be a number of seconds");
                    }
                })
                .filter(asked -> asked.isPositive() && asked.compareTo(client.loginLifetime()) < 0)
                .orElse(client.loginLifetime());
    }

    /** A drawn code is in use once in a million; the login is requested again with another. */
    private UserCode send(Function<UserCode, RequestQr> request) {
        for (int attempt = 1; ; attempt++) {
            UserCode userCode = UserCode.random();
            try {
                commands.sendAndWait(request.apply(userCode));
                return userCode;
            } catch (UserCodeInUse taken) {
                if (attempt == USER_CODE_TRIES) {
                    throw new OAuthRefused(OAuthError.TEMPORARILY_UNAVAILABLE, "no user code is free");
                }
            }
        }
    }

    private DeviceAuthorization answer(
            String loginId,
            GrantCode code,
            Purpose purpose,
            UserCode userCode,
            Duration slot,
            Duration lifetime,
            Instant now) {
        String ticket = "?ticket=" + new StreamTicket(code.expiresAt(), slot).issue(sharedKey, loginId);
        String login = uris.issuer() + "/v1/qr-logins/" + loginId;
        return new DeviceAuthorization(
                purpose == Purpose.DEVICE_CODE ? code.value() : null,
                purpose == Purpose.DEVICE_CODE ? null : code.value(),
                userCode.display(),
                URI.create(uris.phoneOrigin() + "/"),
                URI.create(uris.phoneOrigin() + "/q/" + QrPayload.write(sharedKey, loginId, slot, now)),
                lifetime.toSeconds(),
                INTERVAL_SECONDS,
                loginId,
                URI.create(login + "/events" + ticket),
                URI.create(login + "/qr" + ticket),
                slot.multipliedBy(2).dividedBy(3).toSeconds());
    }

    /**
     * RFC 8628 section 3.2, and where the login can be watched and its QR code seen.
     *
     * @param authorizationCode in place of the device code where a redirect URI was named: worth something for a minute
     *     from the phone's approval on
     * @param qrInterval after how many seconds the picture should be fetched anew, well before a copy of it is stale
     */
    record DeviceAuthorization(
            @Nullable String deviceCode,
            @Nullable String authorizationCode,
            String userCode,
            URI verificationUri,
            URI verificationUriComplete,
            long expiresIn,
            int interval,
            String loginId,
            URI eventsUri,
            URI qrUri,
            long qrInterval) {

        @Override
        public String toString() {
            return "[***]";
        }
    }
}
