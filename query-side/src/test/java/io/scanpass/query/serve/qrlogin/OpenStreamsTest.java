package io.scanpass.query.serve.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.network.Network;
import io.scanpass.query.serve.changes.ViewChanges;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private static final Network HOME = Network.of("192.0.2.1");
    private static final Network OFFICE = Network.of("192.0.2.2");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenStreams streams =
            new OpenStreams(new NoChanges(), new StreamSettings(Duration.ofSeconds(15), Duration.ZERO, 2, 5), meters);

    @Test
    void areSoManyOfOneNetworkUntilOneCloses() {
        OpenStreams.Place first = streams.open(HOME);
        streams.open(HOME);
        Refused refused = catchThrowableOfType(Refused.class, () -> streams.open(HOME));
        assertThat(refused.code()).isEqualTo(RejectionCode.TOO_MANY_REQUESTS);
        assertThat(open()).isEqualTo(2);
        streams.open(OFFICE);
        first.close();
        streams.open(HOME);
        assertThat(open()).isEqualTo(3);
    }

    @Test
    void countNothingForNetworksThatHaveLeft() {
        for (int i = 0; i < 10; i++) {
            streams.open(HOME).close();
        }
        assertThat(open()).isZero();
        streams.open(HOME);
        streams.open(HOME);
        assertThat(meters.counter("scanpass.limits.refused", "limit", "streams-per-network")
                        .count())
                .isZero();
    }

    @Test
    void areNoMoreThanTheNodeHasRoomFor() {
        for (int i = 0; i < 5; i++) streams.open(Network.of("198.51.100." + i));
        Refused refused = catchThrowableOfType(Refused.class, () -> streams.open(HOME));
        assertThat(refused.code()).isEqualTo(RejectionCode.OVERLOADED);
        assertThat(open()).isEqualTo(5);
    }

    @Test
    void areAsManyAsTheHeapHoldsWhereNothingIsSaid() {
        StreamSettings unset = new StreamSettings(Duration.ofSeconds(15), Duration.ZERO, 2, null);
        assertThat(unset.mostOfNode() * 320_000L)
                .isBetween(
                        Runtime.getRuntime().maxMemory() - 320_000,
                        Runtime.getRuntime().maxMemory());
    }

    private double open() {
        return meters.get("scanpass.streams.open").gauge().value();
    }

    private static final class NoChanges implements ViewChanges {

        @Override
        public Listening listenTo(String viewKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <V> Optional<V> await(String viewKey, Supplier<Optional<V>> read, Duration longest) {
            return read.get();
        }

        @Override
        public void wakeAll() {}
    }
}
