package io.scanpass.query.react.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToTenMinutes() {
        assertThat(Stream.iterate(new Delivery("rp", "u", "s", Instant.EPOCH, 0).failed(), Delivery::failed)
                        .limit(12)
                        .map(delivery -> delivery.pause().toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L);
    }

    @Test
    void isTheSameWhenReadAgain() {
        Delivery delivery = new Delivery("rp", "u", "s", Instant.EPOCH, 7);
        assertThat(Delivery.of(delivery.piece())).isEqualTo(delivery);
    }

    @Test
    void takesHttpsAddressesAndThoseOfThisMachine() {
        assertThat(Stream.of(
                                "https://rp.example/logout?a=b",
                                "http://localhost:9/x",
                                "http://127.0.0.1/x",
                                "http://rp.example/logout",
                                "https://rp.example/logout#part",
                                "ftp://localhost/x",
                                "https:/nowhere")
                        .map(uri -> new LogoutClients.Client(URI.create(uri)).isBackchannelLogoutUriUsable()))
                .containsExactly(true, true, true, false, false, false, false);
    }
}
