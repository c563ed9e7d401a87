package io.scanpass.query.project.rebuild;

import io.scanpass.contract.Topic;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.query.project.Fold;
import io.scanpass.query.project.IndexEntry;
import io.scanpass.query.project.LogLine;
import io.scanpass.query.project.Projections;
import io.scanpass.query.project.Replayed;
import io.scanpass.query.project.StoredForm;
import io.scanpass.query.project.rebuild.Rebuild.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** The views that are built. What is written of a batch can be written again: none of it goes back. */
@Component
public final class NextViews {

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> WRITE = Ownership.script("write.lua");

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> READ = Ownership.script("read.lua");

    /** So many arguments keep Redis busy for two or three milliseconds, in which it does nothing for anyone else. */
    private static final int MOST_ARGUMENTS = 2_000;

    private static final int MOST_KEYS = 500;

    /** What a line's id begins with. */
    private static final int MILLIS = 13;

    private final Ownership ownership;
    private final Projections projections;
    private final Clock clock;

    NextViews(Ownership ownership, Projections projections, Clock clock) {
        this.ownership = ownership;
        this.clock = clock;
        this.projections = projections;
    }

    /** An aggregate, by the key of its view. */
    private record Aggregate(Topic topic, String id) {}

    private record Stored(long sequence, String view) {}

    /** Events that are read together. */
    public final class Batch {

        private final Map<Aggregate, List<Replayed>> events = new LinkedHashMap<>();
        private final List<String> keys = new ArrayList<>();
        private int count;

        /** In the order of their partition. */
        public void add(Topic topic, String aggregateId, Replayed event) {
            events.computeIfAbsent(new Aggregate(topic, aggregateId), first -> new ArrayList<>(4))
                    .add(event);
            count++;
        }

        /** A key; null: it is taken back. */
        public void add(String userId, @Nullable PersonalKey key) {
            String secret =
                    key == null ? "" : Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret());
            keys.addAll(List.of("K", userId, secret));
            count++;
        }

        /** A record that shows nowhere. */
        public void pass() {
            count++;
        }

        public int count() {
            return count;
        }

        /**
         * Views first and positions last: after a loss of this node what is between is read again.
         *
         * @param positions by partition
         * @return events that came before others that they follow
         */
        public int write(Map<String, Long> positions) {
            Map<Aggregate, Stored> stored = stored();
            Slices slices = new Slices();
            slices.add(keys);
            int gaps = 0;
            List<LogLine> lines = new ArrayList<>();
            for (Map.Entry<Aggregate, List<Replayed>> each : events.entrySet()) {
                Aggregate aggregate = each.getKey();
                @Nullable Stored before = stored.get(aggregate);
                Fold fold = projections.fold(
                        aggregate.topic(),
                        aggregate.id(),
                        before == null ? -1 : before.sequence(),
                        before == null ? null : before.view(),
                        each.getValue());
                gaps += fold.gaps();
                lines.addAll(fold.lines());
                StoredForm.@Nullable Written written = fold.written();
                if (written != null) slices.add(view(written));
            }
            Instant now = clock.instant();
            lines.stream().filter(line -> isKept(line, now)).forEach(line -> slices.add(line(line)));
            slices.write();
            List<String> end = new ArrayList<>(List.of("D", Integer.toString(count)));
            positions.forEach((partition, position) -> end.addAll(List.of("P", partition, Long.toString(position))));
            ownership.run(WRITE, Phase.BUILDING, end);
            return gaps;
        }

        /** Of those whose events here are not all there are so far, in order. */
        private Map<Aggregate, Stored> stored() {
            List<Aggregate> asked = events.entrySet().stream()
                    .filter(each -> !isFromTheFirstOn(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            Map<Aggregate, Stored> found = HashMap.newHashMap(asked.size());
            for (int from = 0; from < asked.size(); from += MOST_KEYS) {
                List<Aggregate> some = asked.subList(from, Math.min(from + MOST_KEYS, asked.size()));
                List<String> answer = ownership.run(
                        READ,
                        Phase.BUILDING,
                        some.stream()
                                .map(one -> projections.key(one.topic(), one.id()))
                                .toList());
                for (int i = 0; i < some.size(); i++) {
                    String sequence = answer.get(2 * i);
                    if (!sequence.isEmpty())
                        found.put(some.get(i), new Stored(Long.parseLong(sequence), answer.get(2 * i + 1)));
                }
            }
            return found;
        }
    }

    private static boolean isFromTheFirstOn(List<Replayed> events) {
        return IntStream.range(0, events.size())
                .allMatch(i -> events.get(i).arrival().sequence() == i);
    }

    public Batch batch() {
        return new Batch();
    }

    private static List<String> view(StoredForm.Written written) {
        @Nullable IndexEntry index = written.index();
        @Nullable Instant until = index == null ? null : index.until();
        List<String> arguments = new ArrayList<>(List.of(
                "V",
                written.key(),
                Long.toString(written.sequence()),
                written.view(),
                written.end(),
                index == null ? "" : index.key(),
                index == null ? "" : index.member(),
                until == null ? "" : Long.toString(until.toEpochMilli()),
                Integer.toString(written.outlived().size())));
        arguments.addAll(written.outlived());
        return arguments;
    }

    private static boolean isKept(LogLine line, Instant now) {
        Instant at = Instant.ofEpochMilli(Long.parseLong(line.id().substring(0, MILLIS)));
        return line.text() == null || at.plus(line.kept()).isAfter(now);
    }

    private static List<String> line(LogLine line) {
        return List.of(
                "L",
                line.userId(),
                line.id(),
                Objects.requireNonNullElse(line.text(), ""),
                Integer.toString(line.most()),
                Long.toString(line.kept().toMillis()));
    }

    /** Arguments, written whenever there are enough of them. */
    private final class Slices {

        private final List<String> waiting = new ArrayList<>(MOST_ARGUMENTS + 32);

        void add(List<String> arguments) {
            waiting.addAll(arguments);
            if (waiting.size() >= MOST_ARGUMENTS) write();
        }

        void write() {
            if (!waiting.isEmpty()) ownership.run(WRITE, Phase.BUILDING, waiting);
            waiting.clear();
        }
    }
}
