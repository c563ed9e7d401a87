package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.contract.seal.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T14: a sign-in does not tell whether there is such a user. That it takes as long, {@code deploy/bench} measures. */
@ExtendWith(SharedScanPass.class)
class T14AccountEnumerationIT {

    private final ScanPass scanPass;

    T14AccountEnumerationIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreAnsweredTheSame() {
        Answer known = signIn(PhoneApp.registered(scanPass).username);
        Answer unknown = signIn("user" + Ids.random());
        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(400);
        assertThat(said(unknown)).isEqualTo(said(known)).contains("invalid_grant");
        assertThat(unknown.http().headers().map().keySet())
                .isEqualTo(known.http().headers().map().keySet());
        assertThat(unknown.header("Content-Length")).isEqualTo(known.header("Content-Length"));
    }

    /** All but the id of the request. */
    private static String said(Answer answer) {
        return answer.body().replaceFirst("\"trace_id\":\"[0-9a-f]{32}\"", "");
    }

    private Answer signIn(String username) {
        return Http.postForm(
                scanPass.commands("/oauth2/authorize-challenge"),
                Map.of(
                        "client_id", "phone-demo",
                        "username", username,
                        "password", "not the one that was chosen",
                        "code_challenge", PhoneApp.CHALLENGE,
                        "code_challenge_method", "S256"));
    }
}
