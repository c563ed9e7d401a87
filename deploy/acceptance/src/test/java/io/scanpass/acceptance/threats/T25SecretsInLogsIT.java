package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.RunningSide;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.contract.seal.Ids;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T25: a secret in a request that fails, in whatever way, is written down nowhere. */
@ExtendWith(SharedScanPass.class)
class T25SecretsInLogsIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final ScanPass scanPass;
    private final String secret = "canary" + Ids.random().replaceAll("[^A-Za-z0-9]", "x");

    T25SecretsInLogsIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void badBodiesLeaveNoSecret() throws IOException {
        List<String> forms = List.of(
                "password=" + secret,
                "client_id=phone-demo&username=x&password=" + secret + "&password=" + secret,
                "client_id=phone-demo&password=%zz" + secret,
                "grant_type=device_code&client_id=web-demo&device_code=" + secret,
                "grant_type=urn:ietf:params:oauth:grant-type:device_code&client_id=web-demo&device_code=" + secret,
                "grant_type=authorization_code&client_id=phone-demo&code=" + secret + "&code_verifier=" + secret,
                "grant_type=refresh_token&client_id=phone-demo&refresh_token=" + secret,
                "grant_type=" + secret + "&client_id=" + secret,
                "client_id=web-demo&scope=" + secret + "&requested_expiry=" + secret,
                "x=" + secret + "y".repeat(20_000));
        List<String> jsons = List.of(
                "{\"username\":\"" + Ids.random() + "\",\"password\":\"" + secret + "\",\"display_name\":\"\"}",
                "{\"username\":\"a b\",\"password\":\"" + secret + "\"}",
                "{\"username\":\"a\",\"password\":{\"x\":\"" + secret + "\"}}",
                "{\"username\":\"a\",\"password\":\"" + secret,
                "{\"username\":\"a\",\"password\":\"" + secret + "\u0000\"}",
                "{\"username\":\"a\",\"password\":\"" + secret.repeat(60) + "\"}",
                "{\"payload\":\"" + secret + "\"}",
                "{\"payload\":\"https://evil.example/" + secret + "\"}",
                "{\"number\":\"" + secret + "\"}",
                "{\"reason\":\"" + secret + "\"}",
                "[\"" + secret + "\"]",
                secret);
        String[] bearer = PhoneApp.registered(scanPass).bearer();
        for (URI endpoint : endpoints()) {
            for (String body : forms) assertSilent(post(endpoint, FORM, body, bearer));
            for (String body : jsons) assertSilent(post(endpoint, JSON, body, bearer));
            assertSilent(post(endpoint, "text/" + secret, secret, bearer));
            assertSilent(post(endpoint, secret, secret, bearer));
        }
        assertNoLogHasIt();
    }

    @Test
    void aWrongPasswordIsNotWrittenDown() throws IOException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        for (String username : new String[] {phone.username, "nobody" + Ids.random()}) {
            Answer refused = Http.postForm(
                    scanPass.commands("/oauth2/authorize-challenge"),
                    Map.of(
                            "client_id", "phone-demo",
                            "username", username,
                            "password", secret,
                            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                            "code_challenge_method", "S256"));
            assertSilent(refused);
        }
        assertNoLogHasIt();
    }

    @Test
    void badTokensAndAddressesLeaveNoSecret() throws IOException {
        String genuine = PhoneApp.registered(scanPass).tokens.text("access_token");
        for (URI endpoint : endpoints()) {
            for (String authorization : new String[] {
                "Bearer " + secret, "Bearer " + genuine + secret, "Bearer a." + secret + ".b", "Basic " + secret, secret
            }) {
                assertSilent(post(endpoint, JSON, "{}", "Authorization", authorization));
            }
            assertSilent(Http.get(URI.create(endpoint + "?ticket=" + secret + "&access_token=" + secret)));
            assertSilent(post(URI.create(endpoint + "?device_code=" + secret + "&password=" + secret), FORM, ""));
            assertSilent(Http.get(endpoint, "Cookie", "token=" + secret));
        }
        assertNoLogHasIt();
    }

    /** What the web server refuses before any code of ours sees it. */
    @Test
    void badHttpLeavesNoSecret() throws IOException {
        List<String> starts = List.of(
                "GET /oauth2/token?device_code=" + secret + "<> HTTP/1.1\r\nHost: localhost\r\n",
                "GET /v1/qr-logins/x/events?ticket=" + secret + "\"| HTTP/1.1\r\nHost: localhost\r\n",
                "GET / HTTP/1.1\r\nHost: " + secret + " x\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret + "\u0000\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization Bearer " + secret + "\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: \"" + secret + "\u0001\r\n",
                "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + secret + "\r\n",
                "GET /?" + secret + "%zz HTTP/1.1\r\nHost: localhost\r\n",
                secret + " / HTTP/1.1\r\nHost: localhost\r\n",
                "GET / HTTP/" + secret + "\r\n");
        for (RunningSide side : List.of(scanPass.commandSide, scanPass.querySide)) {
            for (String start : starts) {
                try (Socket socket = new Socket("localhost", side.uri().getPort())) {
                    socket.setSoTimeout(10_000);
                    socket.getOutputStream()
                            .write((start + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    socket.getInputStream().readAllBytes();
                }
            }
        }
        assertNoLogHasIt();
    }

    private List<URI> endpoints() {
        return List.of(
                scanPass.commands("/v1/users"),
                scanPass.commands("/v1/qr-logins/scan"),
                scanPass.commands("/v1/qr-logins/AAAAAAAAAAAAAAAAAAAAAA/confirm"),
                scanPass.commands("/v1/qr-logins/AAAAAAAAAAAAAAAAAAAAAA/reject"),
                scanPass.commands("/oauth2/device_authorization"),
                scanPass.commands("/oauth2/authorize-challenge"),
                scanPass.commands("/nope"),
                scanPass.queries("/oauth2/token"),
                scanPass.queries("/oauth2/userinfo"),
                scanPass.queries("/v1/qr-logins/AAAAAAAAAAAAAAAAAAAAAA/events"),
                scanPass.queries("/nope"));
    }

    private static Answer post(URI uri, String type, String body, String... headers) {
        return Http.send(Http.request(uri, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private void assertSilent(Answer answer) {
        assertThat(answer.status()).as("%s %s", answer.http(), answer.body()).isLessThan(500);
        assertThat(answer.body()).doesNotContain(secret);
    }

    private void assertNoLogHasIt() throws IOException {
        for (RunningSide side : List.of(scanPass.commandSide, scanPass.querySide)) {
            assertThat(Files.readAllLines(side.log()).stream().filter(line -> line.contains(secret)))
                    .as("lines of %s", side.log())
                    .isEmpty();
        }
    }
}
