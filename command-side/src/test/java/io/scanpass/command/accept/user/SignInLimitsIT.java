package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {"scanpass.limits.sign-ins-per-user-and-network=4/1h", "scanpass.limits.sign-ins-per-network=12/1h"
        })
class SignInLimitsIT extends CommandSideIT {

    private static final String NEW_PASSWORD = "seven purple umbrellas";

    private final String attacker =
            "2001:db8:5:" + Integer.toHexString(Ids.random().hashCode() & 0xffff) + "::1";

    @Test
    void boundTheTriesAtOneNameInAnySpellingAndLockItsOwnerOutNowhereElse() {
        String username = unique("Straße");
        register(username);
        for (String spelling :
                new String[] {username, username.toUpperCase(Locale.ROOT), " " + username, username.replace("ß", "ss")
                }) {
            signIn(spelling, "wrong password", attacker).isOAuthError(400, "invalid_grant");
        }
        Answer refused = signIn(username, PASSWORD, attacker);
        refused.isOAuthError(429, "temporarily_unavailable");
        assertThat(refused.retryAfter()).isBetween(890L, 900L);
        assertThat(signIn(username, PASSWORD, "2001:db8:6::1").status()).isEqualTo(200);
    }

    @Test
    void boundTheTriesOfWhoeverChangesThePasswordTogetherWithTheSignIns() {
        String username = unique("dora");
        Phone stolen = signIn(register(username).text("user_id"), username);
        String[] from = {"X-Forwarded-For", attacker};
        for (int i = 0; i < 4; i++) {
            changePassword(stolen, "wrong password", NEW_PASSWORD, from).isRefused(403, RejectionCode.WRONG_PASSWORD);
        }
        Answer refused = changePassword(stolen, PASSWORD, NEW_PASSWORD, from);
        refused.isRefused(429, RejectionCode.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfter()).isBetween(890L, 900L);
        signIn(username, PASSWORD, attacker).isOAuthError(429, "temporarily_unavailable");
        assertThat(changePassword(stolen, PASSWORD, NEW_PASSWORD, "X-Forwarded-For", "2001:db8:7::1")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void boundTheTriesAtOneNameThatNobodyHasJustTheSame() {
        String nobody = unique("nobody");
        for (int i = 0; i < 4; i++) signIn(nobody, "wrong password", attacker).isOAuthError(400, "invalid_grant");
        signIn(nobody, "wrong password", attacker).isOAuthError(429, "temporarily_unavailable");
    }

    @Test
    void boundOnePasswordTriedAtManyNames() {
        for (int i = 0; i < 12; i++) {
            signIn(unique("user"), "Summer2026", attacker).isOAuthError(400, "invalid_grant");
        }
        signIn(unique("user"), "Summer2026", attacker).isOAuthError(429, "temporarily_unavailable");
    }

    private Answer signIn(String username, String password, String address) {
        String form = "client_id=phone-demo&username=%s&password=%s".formatted(encode(username), encode(password))
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        return send(request("/oauth2/authorize-challenge")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(form)));
    }
}
