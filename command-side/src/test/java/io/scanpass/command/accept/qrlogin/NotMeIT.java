package io.scanpass.command.accept.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class NotMeIT extends CommandSideIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final String HERE = "127.0.0.1";

    /** A network that no other test comes from. */
    private final String elsewhere =
            "2001:db8:0:" + Integer.toHexString(Ids.random().hashCode() & 0xffff) + "::7";

    @Test
    void refusesTheNetworkOfALoginThatSomeoneDidNotAskFor() {
        Phone phone = newPhone();
        assertThat(reject(scanned(elsewhere, FIREFOX, phone), phone).status()).isEqualTo(200);
        Answer refused = requestFrom(elsewhere, "Chrome/145.0");
        refused.isOAuthError(429, "temporarily_unavailable");
        assertThat(refused.retryAfter()).isBetween(590L, 600L);
        assertThat(requestFrom(HERE, FIREFOX).status()).isEqualTo(200);
    }

    @Test
    void refusesTheBrowserAloneWhereThePhoneSharesItsNetwork() {
        Phone phone = newPhone();
        String odd = unique("Browser");
        reject(scanned(HERE, odd, phone), phone);
        requestFrom(HERE, odd).isOAuthError(429, "temporarily_unavailable");
        assertThat(requestFrom(HERE, FIREFOX).status()).isEqualTo(200);
    }

    @Test
    void endsTheSessionThatWasConfirmedWithAllThatCameFromIt() {
        Phone phone = newPhone();
        String login = scanned(elsewhere, FIREFOX, phone);
        decide(login, "confirm", phone);
        Phone thief = new Phone(phone.userId(), sessionOf(login)); // as a phone app it may approve in its turn
        String second = scanned(HERE, unique("Browser"), thief);
        decide(second, "confirm", thief);
        Phone accomplice = new Phone(phone.userId(), sessionOf(second));

        assertThat(reject(login, phone).status()).isEqualTo(200);

        assertThat(revocationOf(thief)).isEqualTo("not_me");
        assertThat(revocationOf(accomplice)).isEqualTo("approver_not_me");
        assertThat(eventsOf(phone.sessionId())).containsExactly("SessionStarted");
        requestFrom(elsewhere, FIREFOX).isOAuthError(429, "temporarily_unavailable");
        scan(requestQr().text("user_code"), accomplice).isRefused(401, RejectionCode.SESSION_REVOKED);
        assertThat(reject(login, phone).status()).isEqualTo(200); // said twice, done once
        assertThat(eventsOf(thief.sessionId())).containsExactly("SessionStarted", "SessionRevoked");
    }

    @Test
    void isReportedLaterFromTheSessionList() {
        Phone phone = newPhone();
        String login = scanned(elsewhere, FIREFOX, phone);
        decide(login, "confirm", phone);
        Phone thief = new Phone(phone.userId(), sessionOf(login));
        Phone another = newPhone();
        end(thief, "not_me", another).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        end(thief, "boredom", phone).isRefused(400, RejectionCode.MALFORMED_REQUEST);
        assertThat(end(thief, "not_me", phone).status()).isEqualTo(204);
        assertThat(revocationOf(thief)).isEqualTo("not_me");
        requestFrom(elsewhere, FIREFOX).isOAuthError(429, "temporarily_unavailable");
    }

    @Test
    void leavesABrowserUnknownThatWasKnownBefore() {
        Phone phone = newPhone();
        String odd = unique("Browser");
        assertThat(seenBefore(odd, phone)).isFalse();
        String login = scanned(HERE, odd, phone);
        decide(login, "confirm", phone);
        assertThat(seenBefore(odd, phone)).isTrue();
        assertThat(seenBefore(odd, newPhone())).isFalse();
        reject(login, phone);
        jdbc.sql("delete from refused_browser where browser <> ''").update(); // ten minutes later
        assertThat(seenBefore(odd, phone)).isFalse();
    }

    private boolean seenBefore(String userAgent, Phone phone) {
        Answer requested = requestFrom(HERE, userAgent);
        Answer scanned = scan(requested.text("user_code"), phone);
        decide(scanned.text("login_id"), "reject", phone);
        return scanned.json().path("requester").path("seen_before").asBoolean();
    }

    private String scanned(String address, String userAgent, Phone phone) {
        return scan(requestFrom(address, userAgent).text("user_code"), phone).text("login_id");
    }

    private Answer reject(String loginId, Phone phone) {
        return postJson("/v1/qr-logins/" + loginId + "/reject", "{\"reason\": \"not_me\"}", bearer(phone));
    }

    private Answer end(Phone session, String reason, Phone by) {
        return send(request("/v1/sessions/" + session.sessionId() + "?reason=" + reason)
                .header("Authorization", "Bearer " + TestIssuer.INSTANCE.tokenFor(by))
                .DELETE());
    }

    private String sessionOf(String loginId) {
        return members(loginId, "QrConfirmed", "sessionId").getFirst();
    }

    private Answer requestFrom(String address, String userAgent) {
        return send(request("/oauth2/device_authorization")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .header("User-Agent", userAgent)
                .POST(BodyPublishers.ofString("client_id=web-demo")));
    }
}
