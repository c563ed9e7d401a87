package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.session.SessionView;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The authorization code grant, RFC 6749 section 4.1.3, with PKCE always (RFC 7636): of a session that a password started,
 * or of a login that a phone confirmed.
 */
@Component
final class AuthorizationCodeGrant implements GrantHandler {

    private final SharedKey key;
    private final QrLoginStore logins;
    private final Redemption redemption;
    private final Clock clock;

    AuthorizationCodeGrant(SharedKey key, QrLoginStore logins, Redemption redemption, Clock clock) {
        this.key = key;
        this.logins = logins;
        this.redemption = redemption;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public Grant decide(TokenRequest request) {
        String verifier = request.require("code_verifier");
        String presented = request.require("code");
        Optional<GrantCode> ofSession = GrantCode.read(key, Purpose.AUTHORIZATION_CODE, presented);
        GrantCode code = ofSession
                .or(() -> GrantCode.read(key, Purpose.QR_AUTHORIZATION_CODE, presented))
                .orElseThrow(() -> new OAuthRefused(INVALID_GRANT, "the code is not ours"));
        SessionView session = ofSession.isPresent() ? startedWith(code) : confirmedFor(code);
        AuthorizationCode expected = session.authorizationCode();
        if (expected == null || !Redemption.isSame(code.sha256(), expected.sha256())) {
            throw new OAuthRefused(INVALID_GRANT, "the code is not this session's");
        }
        if (!session.clientId().equals(request.clientId())) {
            throw new OAuthRefused(INVALID_GRANT, "the code is not this client's");
        }
        if (!clock.instant().isBefore(expected.expiresAt())) {
            throw new OAuthRefused(INVALID_GRANT, "the code is over");
        }
        if (!CodeVerifier.matches(verifier, expected.codeChallenge())) {
            throw new OAuthRefused(INVALID_GRANT, "the code verifier does not match");
        }
        String sentTo = expected.redirectUri();
        if (sentTo != null && !Redemption.isSame(request.require("redirect_uri"), sentTo)) {
            throw new OAuthRefused(INVALID_GRANT, "the code was sent to another redirect_uri");
        }
        return redemption.redeem(session, request);
    }

    private SessionView startedWith(GrantCode code) {
        if (!clock.instant().isBefore(code.expiresAt())) {
            throw new OAuthRefused(INVALID_GRANT, "the code is over");
        }
        return session(code.id());
    }

    /** Nobody's until the phone confirmed, and then for as long as the session says. */
    private SessionView confirmedFor(GrantCode code) {
        QrLoginView login = logins.find(code.id())
                .orElseThrow(() -> clock.instant().isBefore(code.expiresAt())
                        ? onItsWay()
                        : new OAuthRefused(INVALID_GRANT, "the login is over"));
        if (login.sessionId() == null) throw new OAuthRefused(INVALID_GRANT, "nobody has confirmed");
        return session(login.sessionId());
    }

    private SessionView session(String sessionId) {
        return redemption.await(sessionId).orElseThrow(AuthorizationCodeGrant::onItsWay);
    }

    private static OAuthRefused onItsWay() {
        return new OAuthRefused(TEMPORARILY_UNAVAILABLE, "the session is on its way");
    }
}
