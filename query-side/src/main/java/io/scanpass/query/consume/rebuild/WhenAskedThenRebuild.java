package io.scanpass.query.consume.rebuild;

import io.scanpass.query.consume.ConsumeSettings;
import io.scanpass.query.project.rebuild.NextViews;
import io.scanpass.query.project.rebuild.NextViews.Batch;
import io.scanpass.query.project.rebuild.Ownership;
import io.scanpass.query.project.rebuild.Ownership.Task;
import io.scanpass.query.project.rebuild.Rebuild.Phase;
import io.scanpass.query.project.rebuild.Succession;
import io.scanpass.query.project.rebuild.Succession.Attempt;
import io.scanpass.query.react.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does the rebuild that somebody asked for, or goes on with one whose node died. */
@Component
class WhenAskedThenRebuild implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WhenAskedThenRebuild.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Worker worker = new Worker("rebuild", PAUSE, this::round);
    private final Ownership ownership;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String[] topics;
    private final String ours;
    private final RebuildSettings settings;
    private final Building building;
    private final NextViews next;
    private final Succession succession;
    private final Clock clock;

    WhenAskedThenRebuild(
            Ownership ownership,
            Supplier<Consumer<String, byte[]>> rebuildConsumers,
            @Qualifier("eventTopics") String[] eventTopics,
            ConsumeSettings consuming,
            RebuildSettings settings,
            Building building,
            NextViews next,
            Succession succession,
            Clock clock) {
        this.ownership = ownership;
        this.consumers = rebuildConsumers;
        this.topics = eventTopics;
        this.ours = consuming.group() + ":";
        this.settings = settings;
        this.building = building;
        this.next = next;
        this.succession = succession;
        this.clock = clock;
    }

    private void round() {
        Optional<Task> claimed = ownership.claim();
        if (claimed.isEmpty()) return;
        Task task = claimed.get();
        switch (task.phase()) {
            case BUILDING -> {
                log.info("building {} beside {}", task.next(), task.last());
                try (Consumer<String, byte[]> consumer = consumers.get();
                        ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
                    new Build(task, consumer, writer).run();
                }
            }
            case DROPPING -> remove(task.next(), Phase.DROPPING, Phase.FAILED);
            case REMOVING -> remove(task.last(), Phase.REMOVING, Phase.DONE);
            case DONE, FAILED -> {}
        }
    }

    private void remove(String generation, Phase phase, Phase last) {
        succession.remove(generation, phase);
        succession.end(phase, last);
        log.info("rebuild {}: removed {}", last, generation);
    }

    /** One node's part in building a generation. */
    private final class Build {

        private static final Duration POLL = Duration.ofMillis(20);
        private static final Duration BETWEEN_NOTES = Duration.ofMillis(500);

        /** More than can be on their way. */
        private static final int MOST_BEHIND = 10_000;

        private final Task task;
        private final Replay replay;
        private final ExecutorService writer;
        private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
        private Instant noted = clock.instant();
        private long done;
        private boolean carried;
        private Instant carriedAt = noted;
        private List<String> behind = new ArrayList<>();

        Build(Task task, Consumer<String, byte[]> consumer, ExecutorService writer) {
            this.task = task;
            this.replay = new Replay(consumer, ours);
            this.writer = writer;
            replay.begin(List.of(topics), succession.positions(task.next(), ours));
        }

        void run() {
            boolean over = !replay.covers(succession.positions(task.last(), ours)) && giveUp("kafka_lacks_topics");
            while (!over && worker.isRunning()) {
                Map<String, Long> bounds = succession.positions(task.last(), ours);
                Batch batch = next.batch();
                List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
                Map<String, Long> moved = replay.poll(POLL, bounds, messages::add);
                building.add(messages, batch);
                written();
                note(bounds);
                if (batch.count() > 0) {
                    write(batch, moved);
                } else {
                    over = hand(succession.positions(task.last(), ours));
                }
            }
            written();
        }

        /** One batch is written while the next is read. */
        private void write(Batch batch, Map<String, Long> positions) {
            done += batch.count();
            writing = CompletableFuture.runAsync(
                    () -> {
                        int gaps = batch.write(positions);
                        if (gaps > 0) log.warn("{} events in {} follow others that are missing", gaps, task.next());
                    },
                    writer);
        }

        private void written() {
            try {
                writing.join();
            } catch (CompletionException failure) {
                if (failure.getCause() instanceof RuntimeException cause) throw cause;
                throw failure;
            }
        }

        private void note(Map<String, Long> bounds) {
            long millis = Duration.between(noted, clock.instant()).toMillis();
            if (millis >= BETWEEN_NOTES.toMillis()) {
                succession.note(replay.left(bounds), done * 1_000 / millis);
                noted = clock.instant();
                done = 0;
            }
        }

        /** @return whether this part is over: the next generation is served, or given up */
        private boolean hand(Map<String, Long> bounds) {
            Map<String, Long> standing = replay.standing(bounds);
            if (!isAt(standing, bounds)) return false;
            if (!carried) {
                carry();
                return behind.size() > MOST_BEHIND && giveUp("kafka_lacks_events");
            }
            if (!behind.isEmpty()) {
                behind = new ArrayList<>(succession.carry(behind));
                boolean late = clock.instant().isAfter(carriedAt.plus(settings.patience()));
                return !behind.isEmpty() && late && giveUp("kafka_lacks_events");
            }
            return succession.serve(standing, ours) == Attempt.SWITCHED && switched();
        }

        private static boolean isAt(Map<String, Long> standing, Map<String, Long> bounds) {
            return bounds.entrySet().stream().allMatch(bound -> bound.getValue().equals(standing.get(bound.getKey())));
        }

        private void carry() {
            succession.carryAll(task, names -> {
                if (behind.size() <= MOST_BEHIND) behind.addAll(names);
            });
            carried = true;
            carriedAt = clock.instant();
        }

        private boolean switched() {
            log.info("{} is served now", task.next());
            return true;
        }

        private boolean giveUp(String why) {
            log.error("{} is given up: {}, at least {} views are behind", task.next(), why, behind.size());
            succession.giveUp(why);
            return true;
        }
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
