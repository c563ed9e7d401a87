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
public final class WebPage {

    private final ScanPass scanPass;
    private final String clientId;
    public final Asked asked;

    private WebPage(ScanPass scanPass, String clientId, Asked asked) {
        this.scanPass = scanPass;
        this.clientId = clientId;
        this.asked = asked;
    }

    /** What the device authorization request was answered (RFC 8628 section 3.2). */
    public record Asked(JsonNode json) {

        public String text(String member) {
            return json.path(member).asString("");
        }
    }

    /** Of a device that asked by itself. */
    public static WebPage of(ScanPass scanPass, String deviceAuthorization) {
        return new WebPage(scanPass, "web-demo", new Asked(new JsonMapper().readTree(deviceAuthorization)));
    }

    public static WebPage asking(ScanPass scanPass, String... more) {
        return askingFrom(scanPass, "127.0.0.1", more);
    }

    /** @param address that a proxy reports */
    public static WebPage askingFrom(ScanPass scanPass, String address, String... more) {
        URI uri = scanPass.commands("/oauth2/device_authorization");
        Map<String, String> form = new HashMap<>(Map.of("client_id", "web-demo"));
        for (int i = 0; i < more.length; i += 2) form.put(more[i], more[i + 1]);
        return new WebPage(
                scanPass,
                form.getOrDefault("client_id", ""),
                new Asked(Http.postForm(uri, form, "X-Forwarded-For", address)
                        .is(200)
                        .json()));
    }

    public Frames watch() {
        return Frames.open(asked.text("events_uri"));
    }

    /** The same page, whose further requests a load balancer brings to other nodes. */
    public WebPage at(ScanPass nodes) {
        return new WebPage(nodes, clientId, asked);
    }

    public Frames watchThere() {
        URI events = URI.create(asked.text("events_uri"));
        return Frames.open(scanPass.queries(events.getRawPath() + "?" + events.getRawQuery())
                .toString());
    }

    public String loginId() {
        return asked.text("login_id");
    }

    /** As the person reads it; none when the login asks for none, or nobody has scanned it. */
    public Optional<Integer> number() {
        URI events = URI.create(asked.text("events_uri"));
        URI state = scanPass.queries(events.getRawPath().replace("/events", "") + "?" + events.getRawQuery());
        Answer now = Awaitility.await("the page sees the scan")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> Http.get(state).is(200), answer -> !answer.text("state")
                        .equals("requested"));
        return Optional.ofNullable(now.json().get("number")).map(JsonNode::asInt);
    }

    public Answer redeem() {
        return redeem(asked.text("device_code"));
    }

    public Answer redeem(String deviceCode) {
        return Http.postForm(
                scanPass.queries("/oauth2/token"),
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id", clientId,
                        "device_code", deviceCode));
    }
}
