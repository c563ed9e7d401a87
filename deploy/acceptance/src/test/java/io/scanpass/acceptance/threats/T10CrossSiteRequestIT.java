package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T10: a foreign page can send what browsers send for any page; none of it is taken. */
@ExtendWith(SharedScanPass.class)
class T10CrossSiteRequestIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final ScanPass scanPass;

    T10CrossSiteRequestIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
    void aFormOfAForeignPageIsRefused(String origin) {
        endpoints().forEach(endpoint -> {
            for (String type : new String[] {FORM, "multipart/form-data; boundary=x", "text/plain"}) {
                assertForeign(post(endpoint, type, "client_id=web-demo&username=x&password=x", "Origin", origin));
                assertForeign(post(endpoint, type, "{\"username\":\"x\",\"password\":\"x\"}", "Origin", origin));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
    void aForeignPageIsNotLetInByThePreflight(String origin) {
        endpoints()
                .forEach(endpoint -> assertForeign(Http.send(Http.request(
                                endpoint,
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "authorization,content-type")
                        .method("OPTIONS", BodyPublishers.noBody()))));
    }

    /** An older browser sends no Origin with a form; then the media type alone must stop it. */
    @Test
    void whatAFormCanSendIsNoJson() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        String scan = "{\"payload\":\"" + page.asked.text("user_code") + "\"}";
        for (String type : new String[] {FORM, "multipart/form-data; boundary=x", "text/plain"}) {
            Answer registration = post(scanPass.commands("/v1/users"), type, "{\"username\":\"x\"}");
            assertThat(registration.is(415).text("code")).isEqualTo("unsupported_media_type");
            post(scanPass.commands("/v1/qr-logins/scan"), type, scan, phone.bearer())
                    .is(415);
            Answer confirm =
                    post(scanPass.commands("/v1/qr-logins/" + page.loginId() + "/confirm"), type, "{}", phone.bearer());
            assertThat(confirm.is(415).text("code")).isEqualTo("unsupported_media_type");
        }
        for (String type : new String[] {"application/json", "text/plain"}) {
            String json = "{\"client_id\":\"web-demo\"}";
            assertThat(post(scanPass.commands("/oauth2/device_authorization"), type, json)
                            .is(400)
                            .text("error"))
                    .isEqualTo("invalid_request");
        }
    }

    @Test
    void whatABrowserSendsByItselfIsNoCredential() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        String token = phone.tokens.text("access_token");
        for (String header : new String[] {"access_token=" + token, "Authorization=Bearer " + token}) {
            Answer answer = post(scanPass.commands("/v1/qr-logins/scan"), "application/json", "{}", "Cookie", header);
            assertThat(answer.is(401).text("code")).isEqualTo("unauthenticated");
        }
        Answer inTheAddress =
                post(scanPass.commands("/v1/qr-logins/scan?access_token=" + token), "application/json", "{}");
        assertThat(inTheAddress.is(401).text("code")).isEqualTo("unauthenticated");
    }

    private Stream<URI> endpoints() {
        return Stream.of(
                scanPass.commands("/v1/users"),
                scanPass.commands("/v1/qr-logins/scan"),
                scanPass.commands("/v1/qr-logins/AAAAAAAAAAAAAAAAAAAAAA/confirm"),
                scanPass.commands("/oauth2/device_authorization"),
                scanPass.commands("/oauth2/authorize-challenge"),
                scanPass.commands("/oauth2/revoke"),
                scanPass.queries("/oauth2/token"),
                scanPass.queries("/oauth2/userinfo"),
                scanPass.queries("/v1/qr-logins/AAAAAAAAAAAAAAAAAAAAAA"));
    }

    private static Answer post(URI uri, String type, String body, String... headers) {
        return Http.send(Http.request(uri, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static void assertForeign(Answer answer) {
        answer.is(403);
        assertThat(answer.http().headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control-allow") || name.equals("set-cookie"));
    }
}
