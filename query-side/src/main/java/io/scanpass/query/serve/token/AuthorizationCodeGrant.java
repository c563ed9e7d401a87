package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.query.project.session.SessionView;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The authorization code grant, RFC 6749 section 4.1.3, with PKCE always (RFC 7636). */
@Component
final class AuthorizationCodeGrant implements GrantHandler {

    private final SharedKey key;
    private final Redemption redemption;
    private final Clock clock;

    AuthorizationCodeGrant(SharedKey key, Redemption redemption, Clock clock) {
        this.key = key;
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
        GrantCode code = GrantCode.read(key, Purpose.AUTHORIZATION_CODE, request.require("code"))
                .orElseThrow(() -> new OAuthRefused(INVALID_GRANT, "the code is not ours"));
        if (!clock.instant().isBefore(code.expiresAt())) {
            throw new OAuthRefused(INVALID_GRANT, "the code is over");
        }
        SessionView session = redemption
                .await(code.id())
                .orElseThrow(() -> new OAuthRefused(TEMPORARILY_UNAVAILABLE, "the session is on its way"));
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
        return redemption.redeem(session, request);
    }
}
