package io.scanpass.query.serve.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.http.ClientKeys;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.WithQuerySide;
import io.scanpass.testing.Prover;
import io.scanpass.testing.Wycheproof;
import io.scanpass.testing.Wycheproof.Vector;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** All of Wycheproof's JOSE cases over HTTP: none of them is a token, a proof, or an assertion of ours. */
@WithQuerySide
@SuppressWarnings("NullAway.Init") // Spring sets the field
class WycheproofIT {

    private static final URI USERINFO = URI.create("http://localhost:8081/oauth2/userinfo");

    /** Those that a client may have, each of a client of its own: its signature is right, what it signs is not. */
    private static final List<String> KEYS = Wycheproof.signatures().stream()
            .map(Vector::jwks)
            .distinct()
            .filter(jwks -> new ClientKeys(jwks).isUsable())
            .toList();

    @Autowired
    private TestBrowser browser;

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry registry) {
        for (int i = 0; i < KEYS.size(); i++) {
            String jwks = KEYS.get(i);
            registry.add("scanpass.clients.holder-" + i + ".name", () -> "A holder");
            registry.add("scanpass.clients.holder-" + i + ".scopes", () -> "openid");
            registry.add("scanpass.clients.holder-" + i + ".jwks", () -> jwks);
        }
    }

    static Stream<Vector> vectors() {
        return Stream.of(Wycheproof.signatures(), Wycheproof.encryptions()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isRefused(Vector vector) {
        int key = KEYS.indexOf(vector.jwks());
        HttpResponse<String> asserted = browser.token(Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "none",
                "client_id", key < 0 ? "bank" : "holder-" + key,
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", vector.text()));
        assertThat(asserted.body()).contains(vector.text().isEmpty() ? "\"invalid_request\"" : "\"invalid_client\"");
        assertThat(asserted.statusCode()).isEqualTo(vector.text().isEmpty() ? 400 : 401);

        String text = vector.text().replaceAll("[^ -~]", ""); // what a header can carry
        assertThat(userinfo("Bearer " + text, "")).isEqualTo(401);
        assertThat(userinfo("DPoP " + text, new Prover().proof("GET", USERINFO, text)))
                .isEqualTo(401);
        assertThat(tokenWithProof(text)).contains("\"invalid_dpop_proof\"");
    }

    private int userinfo(String authorization, String proof) {
        var request = browser.request("/oauth2/userinfo").header("Authorization", authorization);
        if (!proof.isEmpty()) request.header("DPoP", proof);
        return browser.send(request.build()).statusCode();
    }

    private String tokenWithProof(String proof) {
        return browser.send(browser.request("/oauth2/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("DPoP", proof)
                        .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=none&client_id=web-demo"))
                        .build())
                .body();
    }
}
