package io.scanpass.query.serve.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jsonwebtoken.Jwts;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.user.People;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes that share a file of keys, and the command line. */
@WithQuerySide
class KeysIT {

    /** One for all tests: making RSA keys takes seconds. */
    @TempDir
    private static Path folder;

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private People people;

    private final LoginStory story = LoginStory.now();
    private TestNode one;
    private TestNode other;
    private SigningKeys keys;
    private Path path;

    @BeforeEach
    void start() {
        path = folder.resolve("keys.jwe");
        one = node("1h"); // looks at the file when it has to
        other = node("100ms");
        keys = one.context.getBean(SigningKeys.class);
        story.register(publisher);
        publisher.publish(story.started(), 0);
        await().until(() -> sessions.find(story.sessionId).isPresent()
                && people.find(story.userId).isPresent());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private TestNode node(String poll) {
        return TestNode.start(Map.of(
                "scanpass.keys.signing", "",
                "scanpass.keys.file", path.toString(),
                "scanpass.keys.encryption", TestKeys.ENCRYPTION,
                "scanpass.keys.algorithm", "EdDSA",
                "scanpass.keys.poll", poll,
                "scanpass.keys.publish-ahead", "2h",
                "scanpass.clients.spring-app.name", "Spring",
                "scanpass.clients.spring-app.scopes", "openid",
                "scanpass.clients.spring-app.id-token-signed-response-alg", "RS256",
                "scanpass.consume.group", "scanpass-keys"));
    }

    @Test
    void verifiesTheTokensOfEachAlgorithmAtEachNode() {
        assertThat(keys.algorithm()).isEqualTo(SigningAlgorithm.ED_DSA);
        for (SigningAlgorithm each : List.of(SigningAlgorithm.ED_DSA, SigningAlgorithm.RS256, SigningAlgorithm.ES256)) {
            SigningKey key = keys.ring().signing(each, Instant.now());
            assertThat(userinfo(other, token(key))).isEqualTo(200);
            assertThat(userinfo(other, tampered(token(key)))).isEqualTo(401);
            SigningKey posing = new SigningKey(
                    key.id(), key.algorithm(), key.algorithm().generate(), key.made(), key.signsFrom(), null);
            assertThat(userinfo(other, token(posing))).isEqualTo(401);
        }
        assertThat(TestBrowser.json(one.browser.get("/.well-known/openid-configuration"))
                        .get("id_token_signing_alg_values_supported")
                        .toString())
                .isEqualTo("[\"ES256\",\"RS256\"]");
    }

    @Test
    void publishesTheSameKeysAtEachNodeAndSaysWhenTheyAreTheSame() {
        HttpResponse<String> here = one.browser.get("/oauth2/jwks");
        assertThat(here.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(here.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        String tag = here.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> there = other.browser.send(other.browser
                .request("/oauth2/jwks")
                .header("If-None-Match", tag)
                .build());
        assertThat(there.statusCode()).isEqualTo(304);
        assertThat(there.body()).isEmpty();

        assertThat(here.body()).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"iat\"");
        assertThat(ids(here)).hasSize(6).containsAll(published());
    }

    @Test
    void refusesTheTokensOfAWithdrawnKeyAtOnce() throws IOException {
        SigningKey signing = keys.ring().signing(SigningAlgorithm.ED_DSA, Instant.now());
        String token = token(signing);
        assertThat(userinfo(other, token)).isEqualTo(200);

        withdraw(signing.id());

        await().atMost(Duration.ofSeconds(1)).until(() -> userinfo(other, token) == 401);
        SigningKey next =
                other.context.getBean(SigningKeys.class).ring().signing(SigningAlgorithm.ED_DSA, Instant.now());
        assertThat(next.id()).isNotEqualTo(signing.id());
        assertThat(ids(one.browser.get("/oauth2/jwks"))).contains(next.id()).doesNotContain(signing.id());
        assertThat(userinfo(one, token)).isEqualTo(401);
    }

    @Test
    void looksAgainForAKeyThatItDoesNotKnow() throws IOException {
        for (String id : published()) withdraw(id);
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(ids(other.browser.get("/oauth2/jwks")))
                .hasSize(6));
        SigningKeys there = other.context.getBean(SigningKeys.class);
        SigningKey unknown = there.latest().signing(SigningAlgorithm.ED_DSA, Instant.now());
        assertThat(keys.ring().find(unknown.id(), Instant.now())).isEmpty();
        assertThat(userinfo(one, token(unknown))).isEqualTo(200);
    }

    @Test
    void measuresItsKeys() {
        assertThat(other.browser.get("/actuator/prometheus").body())
                .containsPattern("scanpass_keys_published\\S* 6.0")
                .containsPattern("scanpass_keys_up_to_date\\S* 1.0")
                .containsPattern("scanpass_keys_signing_age_seconds\\S* \\d");
    }

    private void withdraw(String id) throws IOException {
        KeySchedule schedule = one.context.getBean(KeyDemand.class).schedule(one.context.getBean(KeySettings.class));
        new KeysTool(new KeyFile(path, RingSeal.parse(TestKeys.ENCRYPTION)), schedule, Clock.systemUTC(), System.out)
                .run(List.of("withdraw", id));
    }

    private List<String> published() {
        return keys.ring().published(Instant.now()).stream().map(SigningKey::id).toList();
    }

    private static List<String> ids(HttpResponse<String> jwks) {
        return StreamSupport.stream(TestBrowser.json(jwks).get("keys").spliterator(), false)
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private static int userinfo(TestNode node, String token) {
        return node.browser
                .send(node.browser
                        .request("/oauth2/userinfo")
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private String token(SigningKey key) {
        return key.sign(Jwts.builder()
                .header()
                .type("at+jwt")
                .and()
                .issuer("http://localhost:8081")
                .subject(story.userId)
                .audience()
                .add("scanpass")
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(60)))
                .claim("scope", "openid")
                .claim("sid", story.sessionId));
    }

    private static String tampered(String token) {
        int inTheSignature = token.length() - 20;
        char other = token.charAt(inTheSignature) == 'A' ? 'B' : 'A';
        return token.substring(0, inTheSignature) + other + token.substring(inTheSignature + 1);
    }
}
