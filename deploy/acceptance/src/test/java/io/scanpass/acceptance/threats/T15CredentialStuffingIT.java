package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ProtectedScanPass;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.contract.seal.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T15: what everybody has is nobody's password, and a list is not tried to its end; its victim is not locked out. */
@ExtendWith(ProtectedScanPass.class)
class T15CredentialStuffingIT {

    private static final int ALLOWED = 10;

    private final ScanPass scanPass;

    T15CredentialStuffingIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "PassWord1", "1234567890", "iloveyou", "correct horse battery staple"})
    void commonPasswordsAreRefused(String common) {
        Answer refused = Http.postJson(
                scanPass.commands("/v1/users"), Map.of("username", "user" + Ids.random(), "password", common));
        assertThat(refused.is(400).text("code")).isEqualTo("weak_password");
    }

    @Test
    void aListIsNotTriedToItsEnd() {
        PhoneApp victim = PhoneApp.registered(scanPass);
        for (int tried = 0; tried < ALLOWED; tried++) {
            signIn(victim, "guess number " + tried, "198.51.100.15").is(400);
        }
        Answer refused = signIn(victim, PhoneApp.PASSWORD, "198.51.100.15").is(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        signIn(victim, PhoneApp.PASSWORD, "192.0.2.15").is(200);
    }

    private Answer signIn(PhoneApp person, String password, String address) {
        return Http.postForm(
                scanPass.commands("/oauth2/authorize-challenge"),
                Map.of(
                        "client_id",
                        "phone-demo",
                        "username",
                        person.username,
                        "password",
                        password,
                        "code_challenge",
                        PhoneApp.CHALLENGE,
                        "code_challenge_method",
                        "S256"),
                "X-Forwarded-For",
                address);
    }
}
