package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the login page asks for a relying party, {@code rp}, which is confidential: the page shows no secret. */
class RedirectedLoginIT extends CommandSideIT {

    private static final String DEVICE = "/oauth2/device_authorization";
    private static final String CHALLENGE = "/oauth2/authorize-challenge";

    private final Map<String, String> request = new HashMap<>(Map.of(
            "client_id",
            "rp",
            "redirect_uri",
            "https://rp.example/cb",
            "code_challenge",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method",
            "S256",
            "nonce",
            "n-1"));

    @Test
    void answersACodeThatTheConfirmGivesItsWorth() {
        Phone phone = newPhone();
        Answer asked = postForm(DEVICE, request);
        assertThat(asked.status()).as(asked.http().body()).isEqualTo(200);
        assertThat(asked.json().has("device_code")).isFalse();
        GrantCode code = GrantCode.read(sharedKey, Purpose.QR_AUTHORIZATION_CODE, asked.text("authorization_code"))
                .orElseThrow();
        assertThat(code.id()).isEqualTo(asked.text("login_id"));
        assertThat(stored("QrRequested", code.id()))
                .contains(code.sha256(), "https://rp.example/cb", "n-1")
                .doesNotContain(code.value());

        scan(asked.text("user_code"), phone);
        postJson("/v1/qr-logins/" + code.id() + "/confirm", "{\"number\":" + numberOf(code.id()) + "}", bearer(phone));
        assertThat(stored("SessionStarted", code.id()))
                .contains(code.sha256(), "https://rp.example/cb", "n-1", request.get("code_challenge"))
                .contains("\"codeExpiresAt\"");
    }

    @Test
    void answersACodeForThePasswordToo() {
        Answer asked = withPassword();
        assertThat(asked.status()).as(asked.http().body()).isEqualTo(200);
        GrantCode code = GrantCode.read(sharedKey, Purpose.AUTHORIZATION_CODE, asked.text("authorization_code"))
                .orElseThrow();
        assertThat(stored("SessionStarted", code.id())).contains("https://rp.example/cb", "n-1", "\"rp\"");
    }

    /** Its people find the login page at the authorization endpoint; another may ask them itself. */
    @Test
    void letsNoRelyingPartyAskForPasswordsItself() {
        request.remove("redirect_uri");
        withPassword(basic("rp", TV_SECRET)).isOAuthError(400, "unauthorized_client");
        request.put("client_id", "phone-demo");
        assertThat(withPassword().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVICE, CHALLENGE})
    void refusesAnAddressThatTheClientNeverRegistered(String path) {
        for (String address : List.of("https://rp.example/bye?x=1", "https://evil.example", "https://rp.example/cb/")) {
            request.put("redirect_uri", address);
            assertRefused(path, "invalid_request");
        }
        request.put("redirect_uri", "https://rp.example/cb");
        request.put("client_id", "web-demo");
        assertRefused(path, "invalid_request");
        request.put("client_id", "nobody");
        assertRefused(path, "invalid_client");
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge, ''",
        "code_challenge, short",
        "code_challenge_method, ''",
        "code_challenge_method, plain"
    })
    void asksForPkce(String parameter, String value) {
        request.put(parameter, value);
        assertRefused(DEVICE, "invalid_request");
        assertRefused(CHALLENGE, "invalid_request");
    }

    @Test
    void keepsNoLongNonce() {
        request.put("nonce", "n".repeat(513));
        assertRefused(DEVICE, "invalid_request");
        assertRefused(CHALLENGE, "invalid_request");
    }

    private void assertRefused(String path, String error) {
        long before = storedEvents();
        Answer answer = path.equals(DEVICE) ? postForm(DEVICE, request) : challenge("nobody-at-all");
        answer.isOAuthError(error.equals("invalid_client") ? 401 : 400, error);
        assertThat(storedEvents()).isEqualTo(before);
    }

    private Answer withPassword(String... headers) {
        String username = unique("user");
        register(username);
        return challenge(username, headers);
    }

    private Answer challenge(String username, String... headers) {
        Map<String, String> form = new HashMap<>(request);
        form.putAll(Map.of("username", username, "password", PASSWORD));
        return postForm(CHALLENGE, form, headers);
    }

    private int numberOf(String loginId) {
        return Integer.parseInt(stored("QrScanned", loginId).replaceAll(".*\"number\":(\\d+).*", "$1"));
    }

    private String stored(String type, String about) {
        return jdbc.sql("select payload from domain_event where payload_type = ? and payload like ?")
                .params(type, "%" + about + "%")
                .query(String.class)
                .single();
    }

    private long storedEvents() {
        return jdbc.sql("select count(*) from domain_event").query(Long.class).single();
    }
}
