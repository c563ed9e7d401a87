package io.scanpass.query.serve.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.People;
import io.scanpass.query.serve.keys.KeyFixture;
import io.scanpass.query.serve.keys.SigningAlgorithm;
import io.scanpass.query.serve.keys.SigningKey;
import io.scanpass.query.serve.keys.SigningKeys;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WithQuerySide
class UserinfoControllerIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private People people;

    private final LoginStory story = LoginStory.now();

    @Autowired
    private SigningKeys keys;

    @Test
    void tellsTheBearerWhoHeIs() {
        published();
        String token = signed(ours(), "at+jwt", accessToken());

        assertThat(TestBrowser.json(ask(token)))
                .isEqualTo(TestBrowser.json(
                        "{\"sub\":\"%s\",\"name\":\"Ada L.\",\"preferred_username\":\"ada\"}".formatted(story.userId)));
        HttpResponse<String> posted = browser.send(browser.request("/oauth2/userinfo")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(posted.statusCode()).isEqualTo(200);
    }

    @Test
    void tellsOnlyTheSubjectWithoutProfile() {
        published();
        HttpResponse<String> answer = ask(signed(ours(), "at+jwt", accessToken().claim("scope", "openid")));
        assertThat(TestBrowser.json(answer)).isEqualTo(TestBrowser.json("{\"sub\":\"" + story.userId + "\"}"));
    }

    @Test
    void asksForAToken() {
        HttpResponse<String> answer = browser.get("/oauth2/userinfo");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).startsWith("Bearer").doesNotContain("error=");
    }

    @Test
    void refusesWhatIsNoAccessTokenOfOurs() {
        published();
        SigningKey foreign = es256(KeyFixture.fixed());
        assertInvalid("junk");
        assertInvalid(signed(foreign, "at+jwt", accessToken()));
        assertInvalid(signed(ours(), "JWT", accessToken()));
        assertInvalid(signed(ours(), "at+jwt", accessToken().issuer("https://elsewhere.example")));
        assertInvalid(signed(
                ours(),
                "at+jwt",
                accessToken().audience().clear().add("elsewhere").and()));
        assertInvalid(signed(
                ours(),
                "at+jwt",
                accessToken().expiration(Date.from(Instant.now().minusSeconds(10)))));
        assertInvalid(signed(ours(), "at+jwt", accessToken().expiration(null)));
        assertInvalid(Jwts.builder()
                .header()
                .type("at+jwt")
                .and()
                .subject(story.userId)
                .compact());
    }

    @Test
    void refusesATokenWithoutOpenid() {
        published();
        HttpResponse<String> answer = ask(signed(ours(), "at+jwt", accessToken().claim("scope", "profile")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer)).contains("error=\"insufficient_scope\"");
    }

    @Test
    void refusesTheTokenOfARevokedSession() {
        published();
        publisher.publish(story.revoked(), 1);
        await().until(() ->
                sessions.find(story.sessionId).map(SessionView::revokedAt).isPresent());

        assertInvalid(signed(ours(), "at+jwt", accessToken()));
    }

    @Test
    void asksToComeBackWhileTheUserIsOnItsWay() {
        publisher.publish(story.started(), 0);
        await().until(() -> sessions.find(story.sessionId).isPresent());

        Instant asked = Instant.now();
        HttpResponse<String> answer = ask(signed(ours(), "at+jwt", accessToken()));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    private void published() {
        story.register(publisher);
        publisher.publish(story.started(), 0);
        await().until(() -> sessions.find(story.sessionId).isPresent()
                && people.find(story.userId).isPresent());
    }

    private void assertInvalid(String token) {
        HttpResponse<String> answer = ask(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(challenge(answer)).startsWith("Bearer").contains("error=\"invalid_token\"");
        assertThat(answer.body()).doesNotContain(story.userId);
    }

    private HttpResponse<String> ask(String token) {
        return browser.send(browser.request("/oauth2/userinfo")
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private JwtBuilder accessToken() {
        return Jwts.builder()
                .issuer("http://localhost:8081")
                .subject(story.userId)
                .audience()
                .add("scanpass")
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(60)))
                .claim("scope", "openid profile")
                .claim("sid", story.sessionId);
    }

    private SigningKey ours() {
        return es256(keys);
    }

    private static SigningKey es256(SigningKeys keys) {
        return keys.ring().signing(SigningAlgorithm.ES256, Instant.now());
    }

    private static String signed(SigningKey key, String type, JwtBuilder token) {
        return key.sign(token.header().type(type).and());
    }
}
