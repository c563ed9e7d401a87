package io.scanpass.command.accept.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class SessionsIT extends CommandSideIT {

    @Test
    void areRenamedByTheirUser() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        assertThat(rename(web, "{\"name\": \" Desk \"}", phone).status()).isEqualTo(204);
        assertThat(rename(web, "{\"name\": \"Desk\"}", web).status()).isEqualTo(204);
        assertThat(members(web.sessionId(), "SessionRenamed", "name"))
                .singleElement(STRING)
                .contains("\"jwe\"")
                .doesNotContain("Desk");
    }

    @Test
    void areNotRenamedByOthersToNothingOrAfterTheirEnd() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        String name = "{\"name\": \"Desk\"}";
        rename(web, name, newPhone()).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        rename(new Phone(phone.userId(), Ids.random()), name, phone).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        rename(new Phone(phone.userId(), "x"), name, phone).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        for (String bad : new String[] {
            "{}", "{\"name\": \"  \"}", "{\"name\": \"%s\"}".formatted("x".repeat(65)), "{\"name\": \"a\\u0000b\"}"
        }) {
            rename(web, bad, phone).isRefused(400, RejectionCode.INVALID_SESSION_NAME);
        }
        delete("/" + web.sessionId(), phone);
        rename(web, name, phone).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        rename(phone, name, web).isRefused(401, RejectionCode.SESSION_REVOKED);
        assertThat(eventsOf(web.sessionId())).containsExactly("SessionStarted", "SessionRevoked");
    }

    @Test
    void endAllButTheCurrent() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        Phone second = approved("web-demo", web);
        Phone stranger = newPhone();
        assertThat(delete("?except=current", web).status()).isEqualTo(204);
        assertThat(revocationOf(phone)).isEqualTo("signed_out");
        assertThat(revocationOf(second)).isEqualTo("signed_out");
        assertThat(revocationOf(web)).isEmpty();
        assertThat(revocationOf(stranger)).isEmpty();
        delete("?except=current", phone).isRefused(401, RejectionCode.SESSION_REVOKED);
        delete("?except=others", web).isRefused(400, RejectionCode.MALFORMED_REQUEST);
        assertThat(delete("?except=current", web).status()).isEqualTo(204);
    }

    @Test
    void endAllTogether() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        Answer ended = delete("", phone);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.http().body()).isEmpty();
        assertThat(revocationOf(phone)).isEqualTo("signed_out");
        assertThat(revocationOf(web)).isEqualTo("signed_out");
        assertThat(jdbc.sql("select count(*) from live_session where user_id = ?")
                        .param(phone.userId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void areNotLivePastTheirEnd() {
        Phone phone = newPhone();
        jdbc.sql("update live_session set expires_at = now() - interval '1 ms' where session_id = ?")
                .param(phone.sessionId())
                .update();
        delete("", phone).isRefused(401, RejectionCode.SESSION_REVOKED);
        scan(requestQr().text("user_code"), phone).isRefused(401, RejectionCode.SESSION_REVOKED);
    }

    @Test
    void areOpenToOurOwnPages() {
        for (String method : new String[] {"PATCH", "DELETE"}) {
            Answer preflight = send(request("/v1/sessions/x")
                    .header("Origin", TestIssuer.INSTANCE.issuer())
                    .header("Access-Control-Request-Method", method)
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.status()).isEqualTo(200);
        }
    }

    private Answer rename(Phone session, String body, Phone by) {
        return send(request("/v1/sessions/" + session.sessionId())
                .headers(bearer(by))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private Answer delete(String which, Phone by) {
        return send(request("/v1/sessions" + which).headers(bearer(by)).DELETE());
    }
}
