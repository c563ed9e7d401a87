package io.scanpass.query.serve.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.testing.Forgeries;
import io.scanpass.testing.Forgeries.Forgery;
import io.scanpass.testing.JwtSigner;
import io.scanpass.testing.Misissues;
import io.scanpass.testing.Misshapes;
import io.scanpass.testing.Trap;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** RFC 8725 at the token endpoint: client assertions that are none, and each token in the place of another. */
@WithQuerySide
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Spring sets the fields
class ForgedAssertionIT {

    private static final String ISSUER = "http://localhost:8081";

    @Autowired
    private TestBrowser browser;

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private SessionStore sessions;

    private final JwtSigner attacker = JwtSigner.onP256("attacker");
    private final Trap trap = new Trap(attacker.publicJwks());
    private final String genuine = TestKeys.BANK.assertion("bank", ISSUER);

    /** And no forgery of it has used it up. */
    @AfterAll
    void takesTheGenuineOneOnce() {
        trap.close();
        assertThat(trap.visits()).isZero();
        assertThat(error(present(genuine))).isEqualTo("invalid_grant");
        assertThat(error(present(genuine))).isEqualTo("invalid_client");
    }

    Stream<Forgery> forgeries() {
        return Stream.of(
                        Forgeries.of(genuine, TestKeys.BANK.key(), attacker, trap.uri()),
                        Misshapes.inForms(genuine),
                        Misissues.of(TestKeys.BANK, members()))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refuses(Forgery forgery) {
        HttpResponse<String> answer = present(forgery.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("invalid_client");
    }

    @Test
    void refusesWhatIsHuge() {
        for (int length : new int[] {9_000, 15_000, 100_000, 2_000_000}) {
            String huge = TestKeys.BANK.assertion("bank", ISSUER, claims -> claims.put("x", "x".repeat(length)));
            assertThat(present(huge).statusCode()).as("%d bytes", length).isIn(401, 413);
        }
    }

    @Test
    void takesNoTokenInThePlaceOfAnother() {
        LoginStory story = LoginStory.now().published(publisher);
        await().until(() -> sessions.find(story.sessionId).isPresent());
        JsonNode tokens = TestBrowser.json(browser.token(story.tokenForm()));
        String access = tokens.get("access_token").asString();
        String id = tokens.get("id_token").asString();
        String refresh = tokens.get("refresh_token").asString();

        assertThat(userinfo(access)).isEqualTo(200);
        for (String other : List.of(id, refresh, genuine, story.deviceCode.value(), story.ticket)) {
            assertThat(userinfo(other)).as(other).isEqualTo(401);
        }
        for (String other : List.of(access, id, refresh)) {
            assertThat(error(present(other))).as(other).isEqualTo("invalid_client");
            assertThat(error(present(Map.of("client_id", "web-demo"), other))).isEqualTo("invalid_client");
        }
        for (String other : List.of(access, id, genuine, story.deviceCode.value(), story.ticket)) {
            assertThat(error(refresh(other))).as(other).isEqualTo("invalid_grant");
        }
        assertThat(refresh(refresh).statusCode()).isEqualTo(200);
    }

    private static Map<String, Object> members() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(".kid", TestKeys.BANK.key().getKeyID());
        members.put(".alg", "ES256");
        members.put("iss", "bank");
        members.put("sub", "bank");
        members.put("aud", ISSUER);
        members.put("jti", UUID.randomUUID().toString());
        members.put("iat", now);
        members.put("exp", now + 60);
        return members;
    }

    private HttpResponse<String> present(String assertion) {
        return present(Map.of(), assertion);
    }

    private HttpResponse<String> present(Map<String, String> more, String assertion) {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        form.put("device_code", "known-to-nobody");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return browser.token(form);
    }

    private HttpResponse<String> refresh(String token) {
        return browser.token(Map.of("grant_type", "refresh_token", "client_id", "web-demo", "refresh_token", token));
    }

    private int userinfo(String token) {
        return browser.send(browser.request("/oauth2/userinfo")
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private static String error(HttpResponse<String> answer) {
        return TestBrowser.json(answer).get("error").asString();
    }
}
