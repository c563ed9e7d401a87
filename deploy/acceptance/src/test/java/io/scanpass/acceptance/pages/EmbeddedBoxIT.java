package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.scanpass.acceptance.ScanPass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop puts the box on its own page: one script tag and the element, from another origin. */
@InChromium
class EmbeddedBoxIT {

    private static final String PAGE = """
            <!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1>
            <script type="module" src="ISSUER/scanpass-login.js"></script>
            <scanpass-login client-id="CLIENT"></scanpass-login>
            <script>
              window.heard = [];
              for (const name of ["token", "scanned", "rejected", "expired", "error"]) {
                addEventListener("scanpass-" + name, ({ detail }) => heard.push([name, JSON.parse(JSON.stringify(detail))]));
              }
              addEventListener("scanpass-token", ({ detail }) => { window.login = detail; });
            </script>""";

    private final Chromium chromium;
    private final ScanPass scanPass;
    private final HttpServer shop;
    private Page web;
    private String clientId = "web-demo";

    EmbeddedBoxIT(Chromium chromium, ScanPass scanPass) throws IOException {
        this.chromium = chromium;
        this.scanPass = scanPass;
        this.web = chromium.open();
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            byte[] page = PAGE.replace(
                            "ISSUER", scanPass.queries("/").toString().replaceAll("/$", ""))
                    .replace("CLIENT", clientId)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    private LoginBox box() {
        return LoginBox.at(web, "http://localhost:" + shop.getAddress().getPort() + "/");
    }

    @Test
    void handsThePageTokensThatItCanUseAndRenew() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = box();
        phone.scan(chromium, box);
        phone.approve(box);
        box.says("You are signed in as Alice.");
        assertThat(heard()).contains("scanned", "token");
        // RFC 9449: the box's fetch proves the key that the tokens are bound to; alone they are worth nothing.
        String userinfo = scanPass.queries("/oauth2/userinfo").toString();
        String name = (String) web.evaluate("async uri => (await (await login.fetch(uri)).json()).name", userinfo);
        assertThat(name).isEqualTo("Alice");
        int stolen = (Integer) web.evaluate(
                "async uri => (await fetch(uri, { headers: { Authorization: `Bearer ${login.tokens.access_token}` } })).status",
                userinfo);
        assertThat(stolen).isEqualTo(401);
        web.evaluate("async () => { await login.refresh(); }");
        assertThat(web.evaluate("async uri => (await login.fetch(uri)).status", userinfo))
                .isEqualTo(200);
    }

    @Test
    void tellsThePageOfADecline() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = box();
        phone.typeCodeOf(box);
        phone.press("Decline");
        box.says("The sign-in was declined on the phone.");
        assertThat(heard()).containsSubsequence("scanned", "rejected").doesNotContain("token");
    }

    @Test
    void tellsThePageOfItsOwnMistake() {
        clientId = "nobody";
        LoginBox box = box();
        box.says("This page is not set up to sign you in.");
        assertThat(heard()).containsExactly("error");
        assertThat(web.evaluate("heard[0][1].code")).isEqualTo("invalid_client");
    }

    @Test
    void keepsNoCodeWhereAnotherScriptCouldReadIt() {
        LoginBox box = box().awaitCode();
        Map<?, ?> kept = (Map<?, ?>) web.evaluate(
                "async () => ({ local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage), cookie: document.cookie,"
                        + " databases: (await indexedDB.databases()).length })");
        assertThat(kept.get("local")).isEqualTo("{}");
        assertThat(kept.get("session")).isEqualTo("{}");
        assertThat(kept.get("cookie")).isEqualTo("");
        assertThat(kept.get("databases")).isEqualTo(0);
        assertThat(box.page()).hasURL("http://localhost:" + shop.getAddress().getPort() + "/");
    }

    @Test
    void looksAsThePageWants() {
        LoginBox box = box().awaitCode();
        web.addStyleTag(new Page.AddStyleTagOptions()
                .setContent("scanpass-login { --scanpass-color: rgb(1, 2, 3) }"
                        + " scanpass-login::part(user-code) { color: rgb(4, 5, 6) }"));
        assertThat(box.part("heading")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(box.part("user-code")).hasCSS("color", "rgb(4, 5, 6)");
    }

    private List<String> heard() {
        return List.of(String.valueOf(web.evaluate("heard.map(([name]) => name).join()"))
                .split(","));
    }
}
