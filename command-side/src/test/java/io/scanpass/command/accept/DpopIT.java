package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.testing.Prover;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** RFC 9449 on the phone's side: a phone whose token is bound to its key signs each request. */
@TestPropertySource(
        properties = {
            "scanpass.clients.vault.name=A vault",
            "scanpass.clients.vault.scopes=openid",
            "scanpass.clients.vault.dpop-bound-access-tokens=true"
        })
class DpopIT extends CommandSideIT {

    private static final String SCAN = "/v1/qr-logins/scan";
    private static final URI SCAN_URI = URI.create("http://localhost:8080" + SCAN);

    private final Prover prover = new Prover();

    @Test
    void takesABoundTokenWithAProofByItsKeyAndOnce() {
        Phone phone = newPhone();
        String token = boundToken(phone);
        String proof = prover.proof("POST", SCAN_URI, token);
        Answer scanned = scanWith("DPoP " + token, proof);
        assertThat(scanned.status()).isEqualTo(200);
        assertThat(scanned.http().headers().firstValue("DPoP-Nonce")).isPresent();
        assertRefused("invalid_dpop_proof", scanWith("DPoP " + token, proof));
    }

    @Test
    void refusesABoundTokenToOneWhoDoesNotHoldItsKey() {
        Phone phone = newPhone();
        String token = boundToken(phone);
        scanWith("Bearer " + token, null).isRefused(401, RejectionCode.UNAUTHENTICATED);
        scanWith("Bearer " + token, prover.proof("POST", SCAN_URI, token))
                .isRefused(401, RejectionCode.UNAUTHENTICATED);
        assertRefused("invalid_token", scanWith("DPoP junk", prover.proof("POST", SCAN_URI, token)));
        assertRefused("invalid_dpop_proof", scanWith("DPoP " + token, null));
        assertRefused("invalid_token", scanWith("DPoP " + token, new Prover().proof("POST", SCAN_URI, token)));
        assertRefused("invalid_dpop_proof", scanWith("DPoP " + token, prover.proof("GET", SCAN_URI, token)));
        assertRefused("invalid_dpop_proof", scanWith("DPoP " + token, prover.proof("POST", SCAN_URI)));
        assertRefused(
                "invalid_dpop_proof",
                scanWith("DPoP " + token, prover.proof("POST", SCAN_URI.resolve("/v1/users"), token)));
    }

    @Test
    void refusesABearerTokenThatPretendsToBeBound() {
        String token = TestIssuer.INSTANCE.tokenFor(newPhone());
        assertRefused("invalid_token", scanWith("DPoP " + token, prover.proof("POST", SCAN_URI, token)));
    }

    @Test
    void remembersTheKeyThatABrowserNames() {
        Answer requested =
                postForm("/oauth2/device_authorization", Map.of("client_id", "vault", "dpop_jkt", prover.thumbprint()));
        assertThat(requested.status()).isEqualTo(200);
        assertThat(payloadOf(requested.text("login_id"))).contains(prover.thumbprint());
    }

    @Test
    void asksForTheKeyWhereTheClientMustNameOne() {
        postForm("/oauth2/device_authorization", Map.of("client_id", "vault")).isOAuthError(400, "invalid_request");
        postForm("/oauth2/device_authorization", Map.of("client_id", "vault", "dpop_jkt", "short"))
                .isOAuthError(400, "invalid_request");
        postForm("/oauth2/device_authorization", Map.of("client_id", "web-demo", "dpop_jkt", "A".repeat(44)))
                .isOAuthError(400, "invalid_request");
    }

    private String payloadOf(String loginId) {
        return jdbc.sql("select payload from domain_event where aggregate_identifier = ?")
                .param(loginId)
                .query(String.class)
                .single();
    }

    private String boundToken(Phone phone) {
        return TestIssuer.INSTANCE.tokenFor(phone, claims -> claims.claim("cnf", Map.of("jkt", prover.thumbprint())));
    }

    private Answer scanWith(String authorization, @Nullable String proof) {
        String code = requestQr().text("user_code");
        var request = request(SCAN).header("Content-Type", "application/json").header("Authorization", authorization);
        if (proof != null) request.header("DPoP", proof);
        return send(request.POST(BodyPublishers.ofString("{\"payload\": \"" + code + "\"}")));
    }

    private static void assertRefused(String error, Answer answer) {
        answer.isRefused(401, RejectionCode.UNAUTHENTICATED);
        assertThat(answer.http().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("DPoP ")
                        .contains("error=\"" + error + "\"")
                        .contains("algs=\"ES256 "));
    }
}
