package io.scanpass.contract.limit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many, all at once or spread over the time given; written like {@code 60/1m}, or {@code off} for no limit.
 *
 * @param count 0 for no limit
 */
public record Rate(long count, Duration per) {

    private static final Pattern SHAPE = Pattern.compile("(?<count>\\d{1,9})/(?<per>\\d{1,6}(?:ms|s|m|h|d))");
    private static final Rate OFF = new Rate(0, Duration.ZERO);

    /** Settings are read by this. */
    public static Rate valueOf(String text) {
        if (text.equals("off")) return OFF;
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("a rate reads like 60/1m, or off: " + text);
        Rate rate = new Rate(Long.parseLong(parts.group("count")), DurationStyle.SIMPLE.parse(parts.group("per")));
        if (rate.count < 1 || !rate.per.isPositive()) throw new IllegalArgumentException("not above zero: " + text);
        return rate;
    }

    boolean isOff() {
        return count == 0;
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(count).refillGreedy(count, per))
                .build();
    }
}
