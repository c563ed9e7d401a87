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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T11: no answer may stand in a frame, neither page nor refusal. */
@ExtendWith(SharedScanPass.class)
class T11ClickjackingIT {

    private static final String PATHS = """
            /
            /q/x
            /index.html
            /phone.js
            /scanpass-login.js
            /assets/login/element.js
            /scanpass.css
            /favicon.svg
            /v1/configuration
            /v1/users
            /v1/nope
            /v1/%00
            /v1/a%2fb
            /v1//x
            /;x=1
            /nope
            /error
            /oauth2/authorize
            /oauth2/authorize?client_id=rp-demo&redirect_uri=https://rp.example/cb
            /oauth2/authorize/request
            /oauth2/end-session
            /oauth2/jwks
            /oauth2/token
            /oauth2/nope
            /oauth2/userinfo
            /.well-known/openid-configuration
            /actuator
            /actuator/health
            /actuator/prometheus
            /v1/qr-logins/nope
            /v1/qr-logins/nope/events
            /v1/qr-logins/nope/qr""";

    private final ScanPass scanPass;

    T11ClickjackingIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void everyAnswerOfBothSidesForbidsFrames() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        TreeSet<Integer> statuses = new TreeSet<>();
        gets(page).forEach(uri -> statuses.add(assertUnframeable(Http.get(uri))));
        for (URI side : List.of(scanPass.commandSide.uri(), scanPass.querySide.uri())) {
            posts(side, phone).forEach(answer -> statuses.add(assertUnframeable(answer)));
        }
        assertThat(statuses).contains(200, 303, 400, 401, 403, 404, 405, 413, 415);
    }

    private List<URI> gets(WebPage page) {
        List<URI> uris = new ArrayList<>();
        uris.add(URI.create(page.asked.text("qr_uri")));
        uris.add(URI.create(page.asked.text("events_uri").replace("/events", "")));
        for (URI side : List.of(scanPass.commandSide.uri(), scanPass.querySide.uri())) {
            PATHS.lines().map(side::resolve).forEach(uris::add);
        }
        return uris;
    }

    private static List<Answer> posts(URI side, PhoneApp phone) {
        URI form = side.resolve("/oauth2/token");
        URI json = side.resolve("/v1/qr-logins/scan");
        return List.of(
                Http.postForm(form, Map.of("grant_type", "nope")),
                Http.postForm(form, Map.of("grant_type", "x".repeat(20_000))),
                Http.postJson(json, Map.of("payload", "x"), phone.bearer()),
                Http.postJson(json, Map.of("payload", "x"), "Authorization", "Bearer x"),
                Http.postJson(json, Map.of("payload", "x"), "Origin", "https://evil.example"),
                Http.send(Http.request(side.resolve("/v1/users"), "Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))),
                Http.send(Http.request(form, "Origin", "https://evil.example", "Access-Control-Request-Method", "POST")
                        .method("OPTIONS", BodyPublishers.noBody())),
                Http.send(Http.request(side).method("TRACE", BodyPublishers.noBody())),
                Http.send(Http.request(side).method("PROPFIND", BodyPublishers.noBody())));
    }

    private static int assertUnframeable(Answer answer) {
        assertThat(answer.http().headers().allValues("Content-Security-Policy"))
                .as("%s", answer.http())
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'");
        return answer.status();
    }
}
