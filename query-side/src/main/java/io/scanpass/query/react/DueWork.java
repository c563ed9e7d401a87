package io.scanpass.query.react;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Work that is kept in Redis until it is done, each piece by an id: a sorted set of the times at which pieces are due, and
 * a hash of what they are. Whoever claims a piece has it for the time of a lease; should he die, another has it then. So a
 * piece is done at least once.
 */
public final class DueWork {

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> CLAIM =
            RedisScript.of(new ClassPathResource("claim.lua", DueWork.class), List.class);

    private static final RedisScript<Long> PUT =
            RedisScript.of(new ClassPathResource("put.lua", DueWork.class), Long.class);

    private final StringRedisTemplate redis;
    private final String name;

    public DueWork(StringRedisTemplate redis, String name) {
        this.redis = redis;
        this.name = name;
    }

    /** One piece of work. */
    public record Piece(String id, String what) {}

    /** For scripts that put a piece in together with what it follows from: the due times, then what they are. */
    public List<String> keys() {
        return List.of(name + ":due", name);
    }

    /** Unless it is there already. */
    public void add(Piece piece, Instant due) {
        put(piece, due, "new");
    }

    /** Once more, if nobody has done it meanwhile. */
    public void again(Piece piece, Instant due) {
        put(piece, due, "again");
    }

    private void put(Piece piece, Instant due, String how) {
        redis.execute(PUT, keys(), piece.id(), piece.what(), millis(due), how);
    }

    /** What is due, the longest due first. */
    @SuppressWarnings("unchecked") // the script answers strings
    public List<Piece> claim(Instant now, Duration lease, int most) {
        List<String> answer =
                redis.execute(CLAIM, keys(), millis(now), millis(now.plus(lease)), Integer.toString(most));
        List<Piece> claimed = new ArrayList<>(answer.size() / 2);
        for (int i = 0; i < answer.size(); i += 2) {
            claimed.add(new Piece(answer.get(i), Objects.requireNonNull(answer.get(i + 1))));
        }
        return claimed;
    }

    public void done(Piece piece) {
        put(piece, Instant.EPOCH, "done");
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }
}
