package io.scanpass.query.serve.keys;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What {@code deploy/keys} runs: shows or changes the file of the signing keys, with the settings of the nodes. These see
 * it within {@code scanpass.keys.poll}.
 */
public final class KeysTool {

    private static final String USAGE = "usage: deploy/keys list | rotate | withdraw KID...";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final KeyFile file;
    private final KeySchedule schedule;
    private final Clock clock;
    private final PrintStream out;

    KeysTool(KeyFile file, KeySchedule schedule, Clock clock, PrintStream out) {
        this.file = file;
        this.schedule = schedule;
        this.clock = clock;
        this.out = out;
    }

    /** Nothing but the settings. */
    @EnableConfigurationProperties({KeySettings.class, KeyDemand.class})
    static class Application {}

    public static void main(String[] args) {
        if (!isUsage(List.of(args))) {
            System.err.println(USAGE);
            System.exit(MISUSED);
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "logging.level.root=error", "spring.main.banner-mode=off", "spring.main.log-startup-info=false")
                .run()) {
            KeySettings settings = context.getBean(KeySettings.class);
            KeySchedule schedule = context.getBean(KeyDemand.class).schedule(settings);
            new KeysTool(KeysConfig.file(settings), schedule, Clock.systemUTC(), System.out).run(List.of(args));
        } catch (IOException | IllegalArgumentException | UnusableKey refused) {
            System.err.println(refused instanceof IOException io ? FileKeys.reason(io) : refused.getMessage());
            System.exit(FAILED);
        }
    }

    private static boolean isUsage(List<String> words) {
        return words.equals(List.of("list"))
                || words.equals(List.of("rotate"))
                || (words.size() > 1 && words.getFirst().equals("withdraw"));
    }

    void run(List<String> words) throws IOException {
        Instant now = clock.instant();
        switch (words.getFirst()) {
            case "rotate" -> change(ring -> ring.rotated(now, schedule), now);
            case "withdraw" -> change(ring -> withdrawn(ring, words.subList(1, words.size()), now), now);
            default -> list(now);
        }
    }

    private KeyRing withdrawn(KeyRing ring, List<String> ids, Instant now) {
        KeyRing rest = ring;
        for (String id : ids) rest = rest.withdrawn(id, now, schedule);
        return rest;
    }

    private void change(UnaryOperator<KeyRing> change, Instant now) throws IOException {
        file.change(ring -> {
            KeyRing changed = change.apply(ring);
            changed.changesSince(ring, now).forEach(out::println);
            return changed;
        });
    }

    private void list(Instant now) throws IOException {
        KeyRing ring = file.read();
        for (SigningKey key : ring.published(now)) {
            out.printf(
                    "%s %-5s %s, made %s, signs from %s%s%n",
                    key.id(),
                    key.algorithm().wireName(),
                    state(ring, key, now),
                    key.made(),
                    key.signsFrom(),
                    key.publishedUntil() == null ? "" : ", published until " + key.publishedUntil());
        }
    }

    private static String state(KeyRing ring, SigningKey key, Instant now) {
        if (key.signsFrom().isAfter(now)) return "follows";
        return ring.signs(key.algorithm(), now).filter(key::equals).isPresent() ? "signs  " : "retired";
    }
}
