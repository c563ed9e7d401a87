package io.scanpass.query.react.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.embedded.Ports;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestNode;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** OpenID Connect Back-Channel Logout 1.0, to a client that is not always there. */
@WithQuerySide
class BackchannelLogoutIT {

    private static final String PREFIX = "logout_token=";

    @Autowired
    private TestPublisher publisher;

    private final int port = Ports.free();
    private final LoginStory story = LoginStory.now().at("rp");

    @Test
    void tellsTheClientThatTheSessionIsOver() throws IOException {
        try (RelyingParty client = new RelyingParty(port);
                TestNode node = node("told", Map.of())) {
            publisher.publish(story.started(), 0);
            publisher.publish(story.revoked(), 1);

            await().until(() -> !client.told.isEmpty());

            Jws<Claims> token = Jwts.parser()
                    .verifyWith(TestKeys.pair(TestKeys.SIGNING).getPublic())
                    .build()
                    .parseSignedClaims(client.told.getFirst().substring(PREFIX.length()));
            assertThat(token.getHeader()).containsEntry("typ", "logout+jwt");
            Claims claims = token.getPayload();
            assertThat(claims.keySet())
                    .containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "iat", "exp", "jti", "events");
            assertThat(claims.getAudience()).containsExactly("rp");
            assertThat(claims).containsEntry("sid", story.sessionId).containsEntry("sub", story.userId);
            assertThat(claims)
                    .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
            assertThat(Duration.between(
                            claims.getIssuedAt().toInstant(),
                            claims.getExpiration().toInstant()))
                    .isLessThanOrEqualTo(Duration.ofMinutes(2));
            awaitNothingLeft(node);
            assertThat(client.told).hasSize(1);
        }
    }

    @Test
    void goesOnTellingAClientThatWasAwayWhenAnotherNodeTakesOver() throws IOException {
        publisher.publish(story.started(), 0);
        publisher.publish(story.revoked(), 1);
        try (TestNode node = node("away", Map.of())) {
            awaitOutcome(node, "failed");
        }
        try (RelyingParty client = new RelyingParty(port);
                TestNode next = node("away", Map.of())) {
            client.status = 302;
            await().atMost(Duration.ofSeconds(30)).until(() -> !client.told.isEmpty());
            client.status = 204;
            awaitOutcome(next, "delivered");
            awaitNothingLeft(next);
            assertThat(client.told).as("not at the address it was sent on to").hasSizeGreaterThan(1);
            assertThat(client.told).allMatch(each -> each.startsWith(PREFIX)).doesNotHaveDuplicates();
        }
    }

    @Test
    void leavesAClientAloneThatRefuses() throws IOException {
        try (RelyingParty client = new RelyingParty(port);
                TestNode node = node("refused", Map.of())) {
            client.status = 400;
            publisher.publish(story.started(), 0);
            publisher.publish(story.revoked(), 1);
            awaitOutcome(node, "refused");
            awaitNothingLeft(node);
            assertThat(client.told).hasSize(1);
        }
    }

    @Test
    void tellsNobodyOfWhatIsOverForLongAndGivesUp() throws IOException {
        try (TestNode node = node("old", Map.of("scanpass.logout.give-up-after", "2s"))) {
            publisher.publish(story.started(), 0);
            publisher.publish(
                    new SessionRevoked(
                            story.sessionId,
                            story.userId,
                            "signed_out",
                            Instant.now().minusSeconds(3)),
                    1);
            await().until(() -> node.context
                    .getBean(SessionStore.class)
                    .find(story.sessionId)
                    .map(SessionView::revokedAt)
                    .isPresent());
            assertThat(node.context.getBean(StringRedisTemplate.class).hasKey("logout:rp"))
                    .isFalse();

            LoginStory next = LoginStory.now().at("rp");
            publisher.publish(next.started(), 0);
            publisher.publish(new SessionRevoked(next.sessionId, next.userId, "signed_out", Instant.now()), 1);
            awaitOutcome(node, "given_up");
            awaitNothingLeft(node);
        }
    }

    /** A client that takes connections and never answers, with more to tell it than is told at once. */
    @Test
    void isNotHeldUpByASlowClient() throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RelyingParty client = new RelyingParty(port);
                TestNode node = node(
                        "slow",
                        Map.of(
                                "scanpass.clients.slow.name",
                                "slow",
                                "scanpass.clients.slow.scopes",
                                "openid",
                                "scanpass.clients.slow.backchannel-logout-uri",
                                "http://localhost:" + slow.getLocalPort() + "/"))) {
            List<LoginStory> stories = IntStream.range(0, 8)
                    .mapToObj(each -> LoginStory.now().at("slow"))
                    .toList();
            stories.forEach(each -> {
                publisher.publish(each.started(), 0);
                publisher.publish(each.revoked(), 1);
            });
            StringRedisTemplate redis = node.context.getBean(StringRedisTemplate.class);
            await().until(() -> redis.opsForHash().size("logout:slow") == 8);

            publisher.publish(story.started(), 0);
            publisher.publish(story.revoked(), 1);

            await().atMost(Duration.ofSeconds(4)).until(() -> !client.told.isEmpty());
            assertThat(redis.opsForHash().size("logout:slow")).isEqualTo(8);
        }
    }

    private TestNode node(String group, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                Backends.selected().kafkaBootstrapServers(),
                "spring.data.redis.database",
                "5",
                "scanpass.consume.group",
                "logout-" + group,
                "scanpass.clients.rp.name",
                "A relying party",
                "scanpass.clients.rp.scopes",
                "openid",
                "scanpass.clients.rp.backchannel-logout-uri",
                "http://localhost:" + port + "/logout"));
        settings.putAll(more);
        return TestNode.start(settings);
    }

    private static void awaitOutcome(TestNode node, String outcome) {
        await().atMost(Duration.ofSeconds(20)).until(() -> node.browser
                .get("/actuator/prometheus")
                .body()
                .contains("scanpass_logout_deliveries_total{outcome=\"" + outcome + "\"}"));
    }

    private static void awaitNothingLeft(TestNode node) {
        StringRedisTemplate redis = node.context.getBean(StringRedisTemplate.class);
        await().until(() -> !redis.hasKey("logout:rp") && !redis.hasKey("logout:rp:due"));
    }
}
