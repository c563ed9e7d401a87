package io.scanpass.query.project.user;

import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.ServedViews;
import io.scanpass.query.project.ViewKeys;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** A key is a field of its user's hash, in base64url: both are read at once, and both are gone at once. */
@Component
final class RedisPersonalKeys implements PersonalKeys, People {

    static final String KEY = "key";

    private static final Logger log = LoggerFactory.getLogger(RedisPersonalKeys.class);
    private static final List<String> FIELDS = List.of("view", KEY);
    private static final RedisScript<String> PUT =
            RedisScript.of(new ClassPathResource("personal-key.lua", RedisPersonalKeys.class), String.class);

    private final StringRedisTemplate redis;
    private final ServedViews served;

    RedisPersonalKeys(StringRedisTemplate redis, ServedViews served) {
        this.redis = redis;
        this.served = served;
    }

    @Override
    public Outcome put(String userId, @Nullable PersonalKey key, PositionStep step) {
        String secret =
                key == null ? "" : Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret());
        Outcome outcome = Outcome.valueOf(redis.execute(
                PUT,
                List.of(ViewKeys.user(userId), ViewKeys.POSITIONS, ViewKeys.PARKED),
                step.partition(),
                Long.toString(step.from()),
                Long.toString(step.to()),
                secret,
                ViewKeys.CHANGED,
                ViewKeys.personalKey(userId)));
        if (outcome == Outcome.APPLIED) log.info("key of user {} is {}", userId, key == null ? "gone" : "here");
        return outcome;
    }

    @Override
    public Optional<Person> find(String userId) {
        List<@Nullable String> fields = served.fields(ViewKeys.user(userId), FIELDS);
        String view = fields.get(0);
        String key = fields.get(1);
        if (view == null) {
            return Optional.empty();
        }
        String names = RedisUserStore.user(view).names();
        if (names == null) {
            return Optional.of(Person.forgotten());
        }
        return key == null
                ? Optional.empty()
                : Person.opened(new PersonalKey(userId, Base64.getUrlDecoder().decode(key)), names);
    }
}
