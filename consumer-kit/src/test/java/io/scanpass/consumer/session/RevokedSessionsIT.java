package io.scanpass.consumer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.scanpass.consumer.Broker;
import io.scanpass.consumer.Counts.What;
import io.scanpass.consumer.Records;
import io.scanpass.contract.seal.Ids;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokedSessionsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Broker broker = Broker.selected();
    private final String session = Ids.random();
    private final List<What> counted = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void knowWhatEndedBeforeTheStart() {
        broker.publish(Records.sent(Records.revoked(session), 1));
        try (RevokedSessions revoked = caughtUp(broker)) {
            assertThat(isEnded(revoked, session)).isTrue();
            assertThat(isEnded(revoked, Ids.random())).isFalse();
        }
    }

    @Test
    void hearOfEachEndOnceAndTellAllWhoListen() {
        try (RevokedSessions revoked = caughtUp(broker)) {
            revoked.onEnded(sessionId -> {
                throw new IllegalStateException("a listener's own failure");
            });
            revoked.onEnded(told::add);
            broker.publish(Records.sent(Records.revoked(session), 1));
            broker.publish(Records.sent(Records.revoked(session), 1));
            awaitEnd(revoked, publishedEnd());
            assertThat(isEnded(revoked, session)).isTrue();
            assertThat(told).containsOnlyOnce(session);
        }
    }

    @Test
    void readNoFurtherBackThanTokensLive() {
        int partition = broker.addPartition(); // where nothing newer lies before what is old
        Duration keep = RevokedSessions.Settings.DEFAULT.tokensLiveAtMost().plus(RevokedSessions.LEEWAY);
        String longAgo = publishedTo(partition, Instant.now().minus(keep).minusSeconds(60));
        String lately = publishedTo(partition, Instant.now().minus(keep).plusSeconds(60));
        try (RevokedSessions revoked = caughtUp(broker)) {
            assertThat(isEnded(revoked, longAgo)).isFalse();
            assertThat(isEnded(revoked, lately)).isTrue();
        }
    }

    @Test
    void takeAnEndOfALaterRevisionForAnEndAndNothingElse() {
        String type = "io.scanpass.session.revoked.v2";
        broker.publish(Records.sent(Broker.SESSIONS, type, session, 1, new byte[] {'?'}));
        String renamed = Ids.random();
        broker.publish(Records.sent(Broker.SESSIONS, "io.scanpass.session.renamed.v2", renamed, 1, new byte[] {'?'}));
        try (RevokedSessions revoked = caughtUp(broker)) {
            assertThat(isEnded(revoked, session)).isTrue();
            assertThat(isEnded(revoked, renamed)).isFalse();
        }
    }

    @Test
    void countWhatCannotBeUnderstood() {
        ProducerRecord<String, byte[]> untyped = Records.sent(Records.revoked(session), 1);
        untyped.headers().remove("ce_type");
        broker.publish(untyped);
        try (RevokedSessions revoked = caughtUp(broker)) {
            assertThat(isEnded(revoked, session)).isFalse();
            assertThat(counted).contains(What.MALFORMED);
        }
    }

    @Test
    void readPartitionsThatComeLater() {
        try (RevokedSessions revoked = caughtUp(broker)) {
            broker.addPartition();
            // Under many keys: some of them on the new partition.
            for (int i = 0; i < 20; i++) awaitEnd(revoked, publishedEnd());
        }
    }

    @Test
    void sayNothingBeforeTheyAreCaughtUp() {
        Broker away = new Broker("localhost:" + Ports.free());
        try (RevokedSessions revoked =
                RevokedSessions.reading(away.consumer(), RevokedSessions.Settings.DEFAULT, counted::add)) {
            assertThat(revoked.isReady()).isFalse();
            assertThat(revoked.isCaughtUp()).isFalse();
            assertThatExceptionOfType(NotCaughtUp.class).isThrownBy(() -> isEnded(revoked, session));
        }
    }

    @Test
    void goOnAnsweringWhileKafkaIsAwayAndSayThatItIs(@TempDir Path folder) throws InterruptedException {
        int port = Ports.free();
        KafkaServerProcess first = KafkaServerProcess.start(folder, port);
        Broker own = new Broker(first.bootstrapServers()).withSessions();
        own.publish(Records.sent(Records.revoked(session), 1));
        try (RevokedSessions revoked = caughtUp(own)) {
            revoked.onEnded(told::add);
            first.process().destroyForcibly().waitFor();
            await().atMost(SOON).until(() -> !revoked.isCaughtUp());
            assertThat(revoked.isReady()).isTrue();
            assertThat(isEnded(revoked, session)).isTrue();
            assertThat(isEnded(revoked, Ids.random())).isFalse();
            try (KafkaServerProcess second = KafkaServerProcess.start(folder, port)) {
                String meanwhile = Ids.random();
                new Broker(second.bootstrapServers()).publish(Records.sent(Records.revoked(meanwhile), 1));
                await().atMost(SOON).until(() -> told.contains(meanwhile));
                await().atMost(SOON).until(revoked::isCaughtUp);
            }
        }
    }

    private RevokedSessions caughtUp(Broker kafka) {
        RevokedSessions revoked =
                RevokedSessions.reading(kafka.consumer(), RevokedSessions.Settings.DEFAULT, counted::add);
        await().atMost(SOON).until(revoked::isCaughtUp);
        return revoked;
    }

    private String publishedEnd() {
        String another = Ids.random();
        broker.publish(Records.sent(Records.revoked(another), 1));
        return another;
    }

    private String publishedTo(int partition, Instant at) {
        String another = Ids.random();
        ProducerRecord<String, byte[]> sent = Records.sent(Records.revoked(another), 1);
        broker.publish(new ProducerRecord<>(
                sent.topic(), partition, at.toEpochMilli(), sent.key(), sent.value(), sent.headers()));
        return another;
    }

    private static void awaitEnd(RevokedSessions revoked, String sessionId) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> isEnded(revoked, sessionId));
    }

    private static boolean isEnded(RevokedSessions revoked, String sessionId) {
        return revoked.isEnded(sessionId, Instant.now());
    }
}
