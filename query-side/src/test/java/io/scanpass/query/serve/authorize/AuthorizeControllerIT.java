package io.scanpass.query.serve.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.TestBrowser;
import io.scanpass.query.WithQuerySide;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@WithQuerySide
class AuthorizeControllerIT {

    private static final String PATH = "/oauth2/authorize";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String SCRIPT = "\"'><script>alert(1)</script>&\r\nSet-Cookie: x=y";

    @Autowired
    private TestBrowser browser;

    private final Map<String, String> request = new LinkedHashMap<>(Map.of(
            "client_id", "shop",
            "redirect_uri", "https://shop.example/cb?shop=1",
            "response_type", "code",
            "scope", "openid",
            "state", "s&1 ü",
            "nonce", "n-1",
            "code_challenge", CHALLENGE,
            "code_challenge_method", "S256"));

    @Test
    void opensTheLoginPage() {
        request.putAll(Map.of("prompt", "login consent", "max_age", "0", "ui_locales", "de", "claims", "{}"));
        HttpResponse<String> page = get(PATH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("<scanpass-login ", "/scanpass-login.js")
                .doesNotContain("s&1", "n-1");
    }

    @Test
    void tellsThePageWhatWasAskedFor() {
        request.putAll(Map.of("login_hint", "ada", "dpop_jkt", "key-1"));
        assertThat(TestBrowser.json(get(PATH + "/request"))).isEqualTo(TestBrowser.json("""
                {"client_id": "shop", "client_name": "A shop", "redirect_uri": "https://shop.example/cb?shop=1",
                 "scope": "openid", "state": "s&1 ü", "nonce": "n-1", "dpop_jkt": "key-1", "login_hint": "ada",
                 "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                 "issuer": "http://localhost:8081",
                 "device_authorization_endpoint": "http://localhost:8080/oauth2/device_authorization",
                 "authorization_challenge_endpoint": "http://localhost:8080/oauth2/authorize-challenge"}"""));
        request.put("response_type", "token");
        assertThat(TestBrowser.json(get(PATH + "/request")).path("error").asString())
                .isEqualTo("unsupported_response_type");
    }

    /** A relying party's page may send a form; whatever else it holds does not end up in an address. */
    @Test
    void takesAFormOfAnyPageToTheSameLink() {
        request.put("id_token_hint", "canary-token");
        HttpResponse<String> answer = browser.send(browser.request(PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://shop.example")
                .POST(BodyPublishers.ofString(TestBrowser.encoded(request)))
                .build());
        assertThat(answer.statusCode()).isEqualTo(303);
        URI link = location(answer);
        assertThat(link.toString()).startsWith("http://localhost:8081/oauth2/authorize?");
        request.remove("id_token_hint");
        assertThat(query(link)).isEqualTo(request);
    }

    /** RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6, RFC 9207. */
    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "response_mode, form_post, invalid_request",
        "scope, openid admin, invalid_scope",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "prompt, none, login_required",
        "prompt, none login, invalid_request",
        "prompt, create, invalid_request",
        "max_age, -1, invalid_request",
        "max_age, soon, invalid_request",
        "request, e30.e30., request_not_supported",
        "request_uri, https://shop.example/r, request_uri_not_supported",
        "registration, {}, registration_not_supported"
    })
    void sendsBackWhatItCannotDo(String parameter, String value, String error) {
        request.put(parameter, value);
        Map<String, String> answer = sentBack(get(PATH));
        assertThat(answer).containsEntry("error", error).containsKey("error_description");
        assertThat(sentBack(browser.post(PATH, TestBrowser.encoded(request)))).isEqualTo(answer);
    }

    @Test
    void sendsBackRepetitionsAndNoncesTooLongToKeep() {
        String query = TestBrowser.encoded(request);
        assertThat(sentBack(browser.get(PATH + "?" + query + "&nonce=n-2"))).containsEntry("error", "invalid_request");
        request.put("nonce", "n".repeat(513));
        assertThat(sentBack(get(PATH))).containsEntry("error", "invalid_request");
        Map<String, String> answer = query(location(browser.get(PATH + "?" + query + "&state=s-2")));
        assertThat(answer).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    /** The look-alikes are in RedirectUriTest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://shop.example/cb",
                "https://shop.example/cb?shop=1&x",
                "https://shop.example/cb?shop=1#x",
                "https://shop.example/x/../cb?shop=1",
                "https://shop.example@evil.example/cb?shop=1",
                "https://evil.example/cb?shop=1",
                "javascript:alert(1)",
                "//evil.example"
            })
    void sendsNobodyToAnAddressThatIsNotTheClients(String address) {
        request.put("redirect_uri", address);
        assertGoesNowhere(get(PATH));
        assertGoesNowhere(browser.post(PATH, TestBrowser.encoded(request)));
        assertThat(get(PATH + "/request").statusCode()).isEqualTo(400);
    }

    @Test
    void knowsNoAddressOfAnotherClientOrOfNone() {
        for (String clientId : List.of("web-demo", "nobody", "", "SHOP")) {
            request.put("client_id", clientId);
            assertGoesNowhere(get(PATH));
        }
        request.put("client_id", "shop");
        String query = TestBrowser.encoded(request);
        assertGoesNowhere(browser.get(PATH + "?" + query + "&client_id=shop"));
        assertGoesNowhere(browser.get(PATH + "?" + query + "&redirect_uri=https%3A%2F%2Fevil.example"));
        assertGoesNowhere(browser.post(PATH, query + "&x=%zz"));
        assertGoesNowhere(browser.get(PATH));
    }

    @Test
    void repeatsNothingThatSomeoneMadeUp() {
        for (String parameter : List.copyOf(request.keySet())) {
            Map<String, String> poisoned = new HashMap<>(request);
            poisoned.put(parameter, SCRIPT);
            HttpResponse<String> answer = browser.get(PATH + "?" + TestBrowser.encoded(poisoned));
            assertThat(answer.body()).as(parameter).doesNotContain("alert(1)");
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("<", "\"", "'>");
        }
        request.putAll(Map.of("state", SCRIPT, "prompt", "none"));
        assertThat(query(location(get(PATH)))).containsEntry("state", SCRIPT);
    }

    private HttpResponse<String> get(String path) {
        return browser.get(path + "?" + TestBrowser.encoded(request));
    }

    /** As the client reads it: error, state and issuer. */
    private Map<String, String> sentBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer).toString()).startsWith("https://shop.example/cb?shop=1&error=");
        assertThat(query(location(answer))).containsEntry("iss", "http://localhost:8081");
        assertThat(query(location(answer)).get("state")).isEqualTo(request.get("state"));
        return query(location(answer));
    }

    private static void assertGoesNowhere(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).contains("This link cannot sign you in").doesNotContain("evil", "alert");
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
