package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.testing.Prover;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** RFC 9449 through the token endpoint and userinfo: what is bound to a key is worth nothing without it. */
@WithQuerySide
class DpopIT {

    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private ServeSettings settings;

    private final Prover prover = new Prover();
    private final LoginStory story = LoginStory.now().boundTo(prover.thumbprint());

    @Test
    void bindsAllTokensOfTheLoginToTheKeyThatItNamed() {
        confirmed();
        Map<String, String> redeem =
                Map.of("grant_type", DEVICE, "client_id", "web-demo", "device_code", story.deviceCode.value());
        assertError("invalid_dpop_proof", token(redeem, null));
        assertError("invalid_grant", token(redeem, new Prover().proof("POST", tokenUri())));
        HttpResponse<String> redeemed = token(redeem, prover.proof("POST", tokenUri()));
        JsonNode tokens = TestBrowser.json(redeemed);
        assertThat(tokens.path("token_type").asString()).as(redeemed.body()).isEqualTo("DPoP");
        assertThat(redeemed.headers().firstValue("DPoP-Nonce")).isPresent();

        String accessToken = tokens.path("access_token").asString();
        assertThat(userinfo("Bearer " + accessToken, null).statusCode()).isEqualTo(401);
        HttpResponse<String> stolen =
                userinfo("DPoP " + accessToken, new Prover().proof("GET", userinfoUri(), accessToken));
        assertThat(stolen.statusCode()).isEqualTo(401);
        assertThat(stolen.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("DPoP error=\"invalid_token\"");
        assertThat(userinfo("DPoP " + accessToken, prover.proof("GET", userinfoUri(), accessToken))
                        .statusCode())
                .isEqualTo(200);

        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                "web-demo",
                "refresh_token",
                tokens.path("refresh_token").asString());
        assertError("invalid_dpop_proof", token(refresh, null));
        assertError("invalid_grant", token(refresh, new Prover().proof("POST", tokenUri())));
        String proof = prover.proof("POST", tokenUri());
        assertThat(TestBrowser.json(token(refresh, proof)).path("token_type").asString())
                .isEqualTo("DPoP");
        assertError("invalid_dpop_proof", token(refresh, proof));
    }

    @Test
    void asksForAFreshNonceWhereAnOldOneIsUsed() {
        confirmed();
        Map<String, String> redeem =
                Map.of("grant_type", DEVICE, "client_id", "web-demo", "device_code", story.deviceCode.value());
        HttpResponse<String> refused =
                token(redeem, prover.proof("POST", tokenUri(), claims -> claims.claim("nonce", "A".repeat(32))));
        assertError("use_dpop_nonce", refused);
        String nonce = refused.headers().firstValue("DPoP-Nonce").orElseThrow();
        assertThat(token(redeem, prover.proof("POST", tokenUri(), claims -> claims.claim("nonce", nonce)))
                        .statusCode())
                .isEqualTo(200);
    }

    private void confirmed() {
        story.published(publisher);
        await().until(() -> sessions.find(story.sessionId).isPresent());
    }

    private static void assertError(String error, HttpResponse<String> answer) {
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> token(Map<String, String> form, @Nullable String proof) {
        var request = browser.request("/oauth2/token").header("Content-Type", "application/x-www-form-urlencoded");
        if (proof != null) request.header("DPoP", proof);
        return browser.send(
                request.POST(BodyPublishers.ofString(TestBrowser.encoded(form))).build());
    }

    private HttpResponse<String> userinfo(String authorization, @Nullable String proof) {
        var request = browser.request("/oauth2/userinfo").header("Authorization", authorization);
        if (proof != null) request.header("DPoP", proof);
        return browser.send(request.build());
    }

    private URI tokenUri() {
        return URI.create(settings.issuer() + "/oauth2/token");
    }

    private URI userinfoUri() {
        return URI.create(settings.issuer() + "/oauth2/userinfo");
    }
}
