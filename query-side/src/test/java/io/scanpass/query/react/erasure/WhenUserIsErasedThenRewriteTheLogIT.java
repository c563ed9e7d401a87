package io.scanpass.query.react.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.query.LoginStory;
import io.scanpass.query.MovingClock;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

@WithQuerySide
class WhenUserIsErasedThenRewriteTheLogIT {

    private static final Duration APART = Duration.ofMillis(200);

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final UserView erased = new UserView(story.userId, null);
    private final MovingClock clock =
            new MovingClock(Instant.parse("2100-01-01T00:00:00Z")); // later than the node's own
    private WhenUserIsErasedThenRewriteTheLog reaction;

    @BeforeEach
    void start() {
        redis.delete(List.of("rewrites", "rewrites:due"));
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.serverCommands().setConfig("appendonly", "yes"); // containers have it off
        }
        await().until(() -> state("persistence", "aof_rewrite_in_progress") == 0
                && state("persistence", "aof_rewrite_scheduled") == 0);
        reaction = new WhenUserIsErasedThenRewriteTheLog(redis, new ErasureSettings(APART), clock);
    }

    @AfterEach
    void stop() {
        reaction.stop();
    }

    @Test
    void rewritesOnceForAllWhoAreForgottenAtATime() {
        reaction.before(story.registered(), new UserView(story.userId, story.names));
        assertThat(redis.hasKey("rewrites")).isFalse();
        reaction.before(story.erased(), erased);
        reaction.before(LoginStory.now().erased(), erased);
        assertThat(redis.opsForHash().size("rewrites")).isEqualTo(1);
        long before = forks();
        reaction.start();
        await().during(APART).until(() -> forks() == before); // it is not due

        clock.advance(APART.multipliedBy(2));

        await().until(() -> forks() == before + 1 && !redis.hasKey("rewrites"));
        await().during(APART.multipliedBy(2)).until(() -> forks() == before + 1);
    }

    private long forks() {
        return state("stats", "total_forks");
    }

    private long state(String section, String name) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            Properties state = connection.serverCommands().info(section);
            return Long.parseLong(Objects.requireNonNull(state).getProperty(name));
        }
    }
}
