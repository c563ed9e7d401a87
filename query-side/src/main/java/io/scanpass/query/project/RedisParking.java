package io.scanpass.query.project;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.query.react.DueWork;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A hash of what is parked, by key. */
@Component
final class RedisParking implements Parking {

    private static final Logger log = LoggerFactory.getLogger(RedisParking.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    /** Once more or twice, should a record be held back between the question and the answer. */
    private static final String AT_AN_OPERATORS_WISH = "3";

    private static final RedisScript<String> PARK =
            RedisScript.of(new ClassPathResource("park.lua", RedisParking.class), String.class);

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> SEQUENCES =
            RedisScript.of(new ClassPathResource("sequences.lua", RedisParking.class), List.class);

    private final StringRedisTemplate redis;
    private final ParkingSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    RedisParking(StringRedisTemplate redis, ParkingSettings settings, MeterRegistry meters, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("scanpass.parked.keys", this, RedisParking::countIfKnown).register(meters);
    }

    @Override
    public Outcome hold(Parked parked, @Nullable PositionStep step) {
        DueWork repairs = Repairs.in(redis);
        String answer = redis.execute(
                PARK,
                Stream.concat(
                                Stream.of(ViewKeys.PARKED, ViewKeys.POSITIONS, viewOf(parked.key())),
                                repairs.keys().stream())
                        .toList(),
                step == null ? "" : step.partition(),
                step == null ? "" : Long.toString(step.from()),
                step == null ? "" : Long.toString(step.to()),
                parked.key(),
                parked.sequence() == null ? "" : Long.toString(parked.sequence()),
                JSON.writeValueAsString(parked),
                Integer.toString(settings.mostKeys()),
                Long.toString(clock.millis()),
                parked.isHealedByItself() ? Integer.toString(settings.askedAtMost()) : "");
        if (answer.equals("FULL")) {
            throw new TooManyParked(settings.mostKeys());
        }
        Outcome outcome = Outcome.valueOf(answer);
        report(parked, outcome);
        return outcome;
    }

    private void report(Parked parked, Outcome outcome) {
        if (outcome == Outcome.PARKED) {
            String reason = parked.reason().name().toLowerCase(Locale.ROOT);
            meters.counter("scanpass.parked", "reason", reason).increment();
            log.error("parked {}: {}, {}, {}", parked.key(), reason, parked.why(), parked.request());
        } else if (outcome == Outcome.HELD) {
            meters.counter("scanpass.parked.held").increment();
            log.warn("held back behind parked {}: {} at {}", parked.key(), parked.type(), parked.place());
        }
    }

    @Override
    public Optional<Parked> find(String key) {
        return Optional.ofNullable(redis.<String, String>opsForHash().get(ViewKeys.PARKED, key))
                .map(RedisParking::read);
    }

    @Override
    public List<Parked> all() {
        return redis.<String, String>opsForHash().values(ViewKeys.PARKED).stream()
                .map(RedisParking::read)
                .sorted(Comparator.comparing(Parked::since).thenComparing(Parked::key))
                .toList();
    }

    private static Parked read(String json) {
        return JSON.readValue(json, Parked.class);
    }

    private double countIfKnown() {
        try {
            return Objects.requireNonNull(redis.opsForHash().size(ViewKeys.PARKED));
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the script answers integers
    public List<Long> sequences(List<String> keys) {
        return redis.execute(SEQUENCES, keys.stream().map(RedisParking::viewOf).toList());
    }

    @Override
    public boolean redrive(String key) {
        if (!redis.opsForHash().hasKey(ViewKeys.PARKED, key)) {
            return false;
        }
        DueWork repairs = Repairs.in(redis);
        DueWork.Piece piece = new DueWork.Piece(key, AT_AN_OPERATORS_WISH);
        repairs.done(piece); // whatever is still to be asked by itself, this one is asked now
        repairs.add(piece, clock.instant());
        log.info("parked {} is driven again", key);
        return true;
    }

    @Override
    public void giveUp(String key) {
        if (redis.opsForHash().delete(ViewKeys.PARKED, key) > 0) log.warn("parked {} is given up", key);
    }

    /** A personal key is a field of its user's hash. */
    private static String viewOf(String key) {
        return key.startsWith(ViewKeys.personalKey(""))
                ? ViewKeys.user(key.substring(ViewKeys.personalKey("").length()))
                : key;
    }
}
