package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jsonwebtoken.Jwts;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** RFC 7662. */
@WithQuerySide
class IntrospectionIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now().at("tv");

    @Test
    void tellsWhatAnAccessTokenIsWorth() {
        JsonNode tokens = tokens();
        String token = tokens.get("access_token").asString();

        JsonNode answer = introspected(token);

        JsonNode claims = TestBrowser.json(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        assertThat(answer.get("active").asBoolean()).isTrue();
        assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
        claims.propertyStream().forEach(claim -> assertThat(answer.get(claim.getKey()))
                .as(claim.getKey())
                .isEqualTo(claim.getValue()));
        assertThat(answer.size()).isEqualTo(claims.size() + 2);
    }

    @Test
    void tellsWhatARefreshTokenIsWorth() {
        JsonNode answer = introspected(tokens().get("refresh_token").asString());

        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "active", "scope", "client_id", "exp", "iat", "sub", "iss", "sid", "auth_time", "amr", "acr");
        assertThat(answer.get("sub").asString()).isEqualTo(story.userId);
        assertThat(answer.get("sid").asString()).isEqualTo(story.sessionId);
        assertThat(answer.get("client_id").asString()).isEqualTo("tv");
        assertThat(answer.get("scope").asString()).isEqualTo("openid profile");
        assertThat(answer.get("exp").asLong())
                .as("of a client whose sessions may idle for an hour")
                .isEqualTo(answer.get("iat").asLong() + 3600);
    }

    @Test
    void callsBothInactiveAsSoonAsTheSessionIsRevoked() {
        JsonNode tokens = tokens();
        introspected(tokens.get("access_token").asString());

        publisher.publish(story.revoked(), 1);
        await().until(() ->
                sessions.find(story.sessionId).map(SessionView::revokedAt).isPresent());

        assertInactive(tokens.get("access_token").asString());
        assertInactive(tokens.get("refresh_token").asString());
    }

    @Test
    void callsARefreshTokenInactiveThatWasReplacedAndTellsNobody() {
        String first = tokens().get("refresh_token").asString();
        HttpResponse<String> refreshed =
                ask("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", first), TestKeys.TV_SECRET);
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(introspected(first).get("active").asBoolean()).as("in grace").isTrue();

        String longAgo = Long.toString(Instant.now().minusSeconds(11).toEpochMilli());
        redis.opsForHash().put("session:" + story.sessionId, "generation_at", longAgo);

        assertInactive(first);
        assertThat(introspected(TestBrowser.json(refreshed).get("refresh_token").asString())
                        .get("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsNobodyOfAnotherClientsRefreshToken() {
        LoginStory web = LoginStory.now().published(publisher);
        await().until(() -> sessions.find(web.sessionId).isPresent());
        assertInactive(
                new RefreshToken(web.sessionId, web.sessionEnd, 0, Instant.now(), null).write(TestKeys.SHARED_KEY));
    }

    @Test
    void callsInactiveWhatIsNoTokenOfOurs() {
        JsonNode tokens = tokens();
        assertInactive("junk");
        assertInactive(tokens.get("id_token").asString());
        assertInactive(
                signed(TestKeys.pair(TestKeys.jwk()), "at+jwt", Instant.now().plusSeconds(60)));
        KeyPair ours = TestKeys.pair(TestKeys.SIGNING);
        assertInactive(signed(ours, "JWT", Instant.now().plusSeconds(60)));
        assertInactive(signed(ours, "at+jwt", Instant.now().minusMillis(1)));
        assertThat(introspected(signed(ours, "at+jwt", Instant.now().plusSeconds(60)))
                        .get("active")
                        .asBoolean())
                .as("the same in order")
                .isTrue();
        assertInactive(refreshToken(Instant.now().minusMillis(1), Instant.now()));
        assertInactive(refreshToken(story.sessionEnd, Instant.now().minusSeconds(3601)));
        assertThat(introspected(refreshToken(story.sessionEnd, Instant.now().minusSeconds(3500)))
                        .get("active")
                        .asBoolean())
                .as("the same in order")
                .isTrue();
    }

    @Test
    void asksWhetherASessionIsOnItsWayAgainLater() {
        String token =
                new RefreshToken(story.sessionId, story.sessionEnd, 0, Instant.now(), null).write(TestKeys.SHARED_KEY);
        HttpResponse<String> answer = introspect(Map.of("token", token), TestKeys.TV_SECRET);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void answersConfidentialClientsAlone() {
        assertRefused(401, "invalid_client", browser.post("/oauth2/introspect", "token=x"));
        assertRefused(401, "invalid_client", browser.post("/oauth2/introspect", "token=x&client_id=web-demo"));
        assertRefused(401, "invalid_client", introspect(Map.of("token", "x"), "guessed"));
        assertRefused(400, "invalid_request", introspect(Map.of("token_type_hint", "x"), TestKeys.TV_SECRET));
        assertThat(browser.get("/oauth2/introspect").statusCode()).isEqualTo(405);
    }

    private void assertInactive(String token) {
        HttpResponse<String> answer = introspect(Map.of("token", token), TestKeys.TV_SECRET);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }

    private String refreshToken(Instant sessionEnd, Instant issuedAt) {
        return new RefreshToken(story.sessionId, sessionEnd, 0, issuedAt, null).write(TestKeys.SHARED_KEY);
    }

    private static void assertRefused(int status, String error, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestBrowser.json(answer).get("error").asString()).isEqualTo(error);
    }

    private JsonNode tokens() {
        story.published(publisher);
        Map<String, String> form = new HashMap<>(story.tokenForm());
        form.remove("client_id");
        return TestBrowser.json(await().pollInterval(Duration.ofMillis(20))
                .until(() -> ask("/oauth2/token", form, TestKeys.TV_SECRET), answer -> answer.statusCode() == 200));
    }

    private JsonNode introspected(String token) {
        HttpResponse<String> answer =
                introspect(Map.of("token", token, "token_type_hint", "refresh_token"), TestKeys.TV_SECRET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
        return TestBrowser.json(answer);
    }

    private HttpResponse<String> introspect(Map<String, String> form, String secret) {
        return ask("/oauth2/introspect", form, secret);
    }

    private HttpResponse<String> ask(String path, Map<String, String> form, String secret) {
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", "tv");
        all.put("client_secret", secret);
        return browser.post(path, TestBrowser.encoded(all));
    }

    private String signed(KeyPair key, String type, Instant end) {
        return Jwts.builder()
                .header()
                .type(type)
                .keyId("test")
                .and()
                .issuer("http://localhost:8081")
                .subject(story.userId)
                .expiration(Date.from(end))
                .claim("sid", story.sessionId)
                .signWith(key.getPrivate(), Jwts.SIG.ES256)
                .compact();
    }
}
