package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A browser that a relying party sent here: does what the script of the login page does. */
public final class LoginPage {

    private final ScanPass scanPass;
    private final JsonNode request;

    private LoginPage(ScanPass scanPass, JsonNode request) {
        this.scanPass = scanPass;
        this.request = request;
    }

    /** Sent by the public client {@code spa-demo}, with the verifier of {@link PhoneApp#VERIFIER}. */
    static LoginPage ofAPublicClient(ScanPass scanPass) {
        return at(
                scanPass,
                scanPass.queries("/oauth2/authorize?client_id=spa-demo&redirect_uri=https://rp.example/cb"
                        + "&response_type=code&state=s-1&code_challenge_method=S256&code_challenge="
                        + PhoneApp.CHALLENGE));
    }

    static LoginPage at(ScanPass scanPass, URI address) {
        Answer page = Http.get(address).is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        URI asked = scanPass.queries("/oauth2/authorize/request?" + address.getRawQuery());
        return new LoginPage(scanPass, Http.get(asked).is(200).json());
    }

    /** Shows a QR code. */
    WebPage show() {
        URI endpoint = URI.create(text("device_authorization_endpoint"));
        return WebPage.of(scanPass, Http.postForm(endpoint, wanted()).is(200).body());
    }

    /** The phone confirms; where the browser goes then. */
    URI approvedBy(PhoneApp phone) {
        WebPage shown = show();
        phone.scan(shown).is(200);
        phone.confirm(shown).is(200);
        URI state = URI.create(shown.asked.text("events_uri").replace("/events?", "?"));
        Awaitility.await("the page sees the confirm")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> Http.get(state).text("state").equals("confirmed"));
        return back(shown.asked.text("authorization_code"));
    }

    URI signedInBy(PhoneApp person) {
        Map<String, String> form = wanted();
        form.putAll(Map.of("username", person.username, "password", PhoneApp.PASSWORD));
        URI endpoint = URI.create(text("authorization_challenge_endpoint"));
        return back(Http.postForm(endpoint, form).is(200).text("authorization_code"));
    }

    private Map<String, String> wanted() {
        Map<String, String> form = new HashMap<>(Map.of("code_challenge_method", "S256"));
        for (String name : new String[] {"client_id", "redirect_uri", "scope", "nonce", "code_challenge"}) {
            if (request.has(name)) form.put(name, text(name));
        }
        return form;
    }

    private URI back(String code) {
        return URI.create(text("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(text("state"), StandardCharsets.UTF_8) + "&iss="
                + URLEncoder.encode(text("issuer"), StandardCharsets.UTF_8));
    }

    private String text(String member) {
        return request.path(member).asString("");
    }
}
