package io.scanpass.command.accept.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect RP-Initiated Logout 1.0. */
class EndSessionIT extends CommandSideIT {

    private static final String PATH = "/oauth2/end-session";

    private final Map<String, String> request = new HashMap<>();
    private Phone someone = new Phone(Ids.random(), Ids.random());

    @BeforeEach
    void signIn() {
        someone = newPhone();
        request.put("id_token_hint", hint(claims -> claims));
    }

    @Test
    void endsTheSessionAndReturnsToARegisteredAddress() {
        request.putAll(Map.of(
                "client_id", "rp",
                "post_logout_redirect_uri", "https://rp.example/bye?x=1",
                "state", "s&1"));
        assertReturns("https://rp.example/bye?x=1&state=s%261", get());
        assertThat(eventsOf(someone.sessionId())).containsExactly("SessionStarted", "SessionRevoked");
        assertReturns("https://rp.example/bye?x=1&state=s%261", get()); // signing out twice is no error
        assertThat(eventsOf(someone.sessionId())).containsExactly("SessionStarted", "SessionRevoked");
    }

    /** The page of a relying party sends it, so it has that page's origin. */
    @Test
    void takesTheFormOfAnyPageAndATokenThatHasExpired() {
        request.put("id_token_hint", hint(claims -> claims.issueTime(
                        Date.from(Instant.now().minusSeconds(7200)))
                .expirationTime(Date.from(Instant.now().minusSeconds(3600)))));
        request.put("post_logout_redirect_uri", "https://rp.example/bye?x=1");
        assertReturns("https://rp.example/bye?x=1", postForm(PATH, request, "Origin", "https://rp.example"));
        assertThat(eventsOf(someone.sessionId())).contains("SessionRevoked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rp.example/bye",
                "https://rp.example/cb",
                "https://rp.example@evil.example/bye?x=1",
                "//evil.example",
                "javascript:alert(1)"
            })
    void signsOutButGoesNowhereElse(String address) {
        request.put("post_logout_redirect_uri", address);
        assertPage(200, "You are signed out", get());
        assertThat(eventsOf(someone.sessionId())).contains("SessionRevoked");
    }

    @Test
    void signsNobodyOutWithoutAnIdTokenOfOurs() {
        Phone bearer = someone;
        List<String> wrong = List.of(
                "",
                "canary<script>",
                TestIssuer.INSTANCE.tokenFor(bearer),
                TestIssuer.INSTANCE.idToken(TestIssuer.newKey("test-key"), bearer, claims -> claims),
                hint(claims -> claims.issuer("https://evil.example")),
                hint(claims -> claims.audience(List.of("rp", "web-demo"))),
                hint(claims -> claims.claim("sid", null)));
        request.put("post_logout_redirect_uri", "https://rp.example/bye?x=1");
        for (String hint : wrong) {
            request.put("id_token_hint", hint);
            assertPage(400, "Nobody was signed out", get());
        }
        request.put("id_token_hint", hint(claims -> claims));
        request.put("client_id", "web-demo");
        assertPage(400, "Nobody was signed out", get());
        assertPage(400, "Nobody was signed out", send(request(PATH + "?" + query() + "&state=1&state=2")));
        assertPage(400, "Nobody was signed out", send(request(PATH)));
        assertPage(
                400,
                "Nobody was signed out",
                send(request(PATH)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("id_token_hint=%zz"))));
        assertThat(eventsOf(someone.sessionId())).containsExactly("SessionStarted");
    }

    @Test
    void takesASessionThatIsNoMoreForSignedOut() {
        someone = new Phone(Ids.random(), Ids.random());
        request.put("id_token_hint", hint(claims -> claims));
        assertPage(200, "You are signed out", get());
    }

    private String hint(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestIssuer.INSTANCE.idToken(someone, claims -> change.apply(claims.audience("rp")));
    }

    private Answer get() {
        return send(request(PATH + "?" + query()));
    }

    private String query() {
        return request.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static void assertReturns(String address, Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(303);
        assertThat(answer.http().headers().firstValue("Location")).contains(address);
    }

    private static void assertPage(int status, String title, Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.http().headers().firstValue("Location")).isEmpty();
        assertThat(answer.http().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.http().body()).contains(title).doesNotContain("canary", "evil");
    }
}
