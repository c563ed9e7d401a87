package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.ACCESS_DENIED;
import static io.scanpass.contract.http.OAuthError.AUTHORIZATION_PENDING;
import static io.scanpass.contract.http.OAuthError.EXPIRED_TOKEN;
import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.SLOW_DOWN;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.session.SessionView;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The device authorization grant, RFC 8628 sections 3.4 and 3.5. */
@Component
final class DeviceCodeGrant implements GrantHandler {

    private final SharedKey key;
    private final QrLoginStore logins;
    private final Redemption redemption;
    private final PollPace pace;
    private final TokenSettings settings;
    private final Clock clock;

    DeviceCodeGrant(
            SharedKey key,
            QrLoginStore logins,
            Redemption redemption,
            PollPace pace,
            TokenSettings settings,
            Clock clock) {
        this.key = key;
        this.logins = logins;
        this.redemption = redemption;
        this.pace = pace;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.DEVICE_CODE;
    }

    @Override
    public Grant decide(TokenRequest request) {
        GrantCode code = GrantCode.read(key, Purpose.DEVICE_CODE, request.require("device_code"))
                .orElseThrow(() -> new OAuthRefused(INVALID_GRANT, "the device code is not ours"));
        Optional<QrLoginView> found = logins.find(code.id());
        if (found.isEmpty()) {
            throw undecided(code, code.expiresAt()); // genuine, so its event is on its way, or long gone
        }
        QrLoginView login = found.get();
        if (!Redemption.isSame(code.sha256(), login.deviceCodeSha256())
                || !login.clientId().equals(request.clientId())) {
            throw new OAuthRefused(INVALID_GRANT, "the device code is not this client's");
        }
        request.boundKey(login.dpopJkt());
        return switch (login.state()) {
            case REQUESTED, SCANNED -> throw undecided(code, login.expiresAt());
            case REJECTED -> throw new OAuthRefused(ACCESS_DENIED, "the person declined");
            case CONFIRMED -> confirmed(code, login, request);
        };
    }

    private OAuthRefused undecided(GrantCode code, Instant end) {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            return new OAuthRefused(EXPIRED_TOKEN, "the login is over");
        }
        return pace.isTooFast(code.id(), now, end)
                ? new OAuthRefused(SLOW_DOWN, "ask five seconds less often")
                : new OAuthRefused(AUTHORIZATION_PENDING, "nobody has confirmed yet");
    }

    private Grant confirmed(GrantCode code, QrLoginView login, TokenRequest request) {
        if (!clock.instant().isBefore(login.expiresAt().plus(settings.redeemGrace()))) {
            throw new OAuthRefused(EXPIRED_TOKEN, "the login is over");
        }
        SessionView session = redemption
                .await(Objects.requireNonNull(login.sessionId(), code.id()))
                .orElseThrow(() -> new OAuthRefused(AUTHORIZATION_PENDING, "the session is on its way"));
        return redemption.redeem(session, request);
    }
}
