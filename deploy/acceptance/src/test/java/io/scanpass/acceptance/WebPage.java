package io.scanpass.acceptance;

import io.scanpass.acceptance.Http.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that shows a QR code. */
final class WebPage {

    private final ScanPass scanPass;
    final Asked asked;

    private WebPage(ScanPass scanPass, Asked asked) {
        this.scanPass = scanPass;
        this.asked = asked;
    }

    /** What the device authorization request was answered (RFC 8628 section 3.2). */
    record Asked(JsonNode json) {

        String text(String member) {
            return json.path(member).asString("");
        }
    }

    /** Of a device that asked by itself. */
    static WebPage of(ScanPass scanPass, String deviceAuthorization) {
        return new WebPage(scanPass, new Asked(new JsonMapper().readTree(deviceAuthorization)));
    }

    static WebPage asking(ScanPass scanPass, String... more) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", "web-demo"));
        for (int i = 0; i < more.length; i += 2) form.put(more[i], more[i + 1]);
        return new WebPage(
                scanPass,
                new Asked(Http.postForm(scanPass.commands("/oauth2/device_authorization"), form)
                        .is(200)
                        .json()));
    }

    Frames watch() {
        return Frames.open(asked.text("events_uri"));
    }

    /** The same page, whose further requests a load balancer brings to other nodes. */
    WebPage at(ScanPass nodes) {
        return new WebPage(nodes, asked);
    }

    Frames watchThere() {
        URI events = URI.create(asked.text("events_uri"));
        return Frames.open(scanPass.queries(events.getRawPath() + "?" + events.getRawQuery())
                .toString());
    }

    /** As the person reads it; none when the login asks for none, or nobody has scanned it. */
    Optional<Integer> number() {
        URI events = URI.create(asked.text("events_uri"));
        URI state = scanPass.queries(events.getRawPath().replace("/events", "") + "?" + events.getRawQuery());
        Answer now = Awaitility.await("the page sees the scan")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> Http.get(state).is(200), answer -> !answer.text("state")
                        .equals("requested"));
        return Optional.ofNullable(now.json().get("number")).map(JsonNode::asInt);
    }

    Answer redeem() {
        return redeem(asked.text("device_code"));
    }

    Answer redeem(String deviceCode) {
        return Http.postForm(
                scanPass.queries("/oauth2/token"),
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id", "web-demo",
                        "device_code", deviceCode));
    }
}
