package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spring Security's oauth2Login and resource server against the issuer's address: {@link RelyingParty}. */
@ExtendWith(SharedScanPass.class)
class RelyingPartyIT {

    private final ScanPass scanPass;
    private final ConfigurableApplicationContext application;
    private final URI address;

    /** One browser: its cookies are what the application knows it by. */
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    RelyingPartyIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        application = RelyingParty.start(scanPass);
        address = URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
    }

    @AfterEach
    void stop() {
        browser.shutdownNow();
        application.close();
    }

    @Test
    void signsInByPhoneThroughSpringSecurity() throws Exception {
        PhoneApp phone = PhoneApp.registered(scanPass);
        assertSignedIn(phone, LoginPage.at(scanPass, sentTo()).approvedBy(phone));
    }

    @Test
    void signsInByPasswordThroughSpringSecurity() throws Exception {
        PhoneApp person = PhoneApp.registered(scanPass);
        assertSignedIn(person, LoginPage.at(scanPass, sentTo()).signedInBy(person));
    }

    /** Where the application sends a browser that it does not know. */
    private URI sentTo() throws Exception {
        return location(get(address.resolve("/oauth2/authorization/scanpass")));
    }

    private void assertSignedIn(PhoneApp person, URI back) throws Exception {
        assertThat(get(address.resolve("/me")).statusCode()).isEqualTo(302);
        assertThat(location(get(back)).toString()).doesNotContain("error");
        JsonNode me = new JsonMapper().readTree(get(address.resolve("/me")).body());
        assertThat(me.path("id").asString()).isEqualTo(person.userId);
        assertThat(me.path("name").asString()).isEqualTo("Alice");
        String token = me.path("accessToken").asString();
        assertThat(get(address.resolve("/api/me"), "Authorization", "Bearer " + token)
                        .body())
                .isEqualTo(person.userId);
        assertThat(get(address.resolve("/api/me"), "Authorization", "Bearer " + token.substring(1))
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json, text/html");
        if (headers.length > 0) request.headers(headers);
        HttpResponse<String> answer = browser.send(request.build(), BodyHandlers.ofString());
        Http.assertDescribed(answer);
        return answer;
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}
