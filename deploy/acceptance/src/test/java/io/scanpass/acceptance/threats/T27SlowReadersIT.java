package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T27: streams that are opened and never read take nobody's login away. */
@ExtendWith(SharedScanPass.class)
class T27SlowReadersIT {

    private static final int PER_NETWORK = 200;
    private static final int NETWORKS = 15;

    /** What other tests have open meanwhile, at most. */
    private static final int OF_OTHERS = 50;

    private final ScanPass scanPass;
    private final List<Socket> readers = new ArrayList<>();

    T27SlowReadersIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket reader : readers) reader.close();
        Awaitility.await("streams whose readers have gone end")
                .atMost(Duration.ofSeconds(40))
                .until(() -> openStreams() < OF_OTHERS);
    }

    @Test
    void aNetworkHasItsStreamsAndNoMore() throws IOException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage attackers = WebPage.asking(scanPass, "client_id", "quick-web");
        open(attackers, "198.51.100.7", 2 * PER_NETWORK);
        Awaitility.await().until(() -> refused("streams-per-network") >= PER_NETWORK);
        assertThat(openStreams()).isBetween((double) PER_NETWORK, (double) PER_NETWORK + OF_OTHERS);
        signIn(phone, WebPage.asking(scanPass)); // every request is answered within the 3 s that are promised, or fails
    }

    @Test
    void aNodeOpensNoMoreStreamsThanItsMemoryHolds() throws IOException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage attackers = WebPage.asking(scanPass, "client_id", "quick-web");
        for (int network = 0; network < NETWORKS; network++) open(attackers, "203.0.113." + network, PER_NETWORK);
        WebPage page = WebPage.asking(scanPass, "client_id", "quick-web");
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        Awaitility.await("a page without a stream polls")
                .atMost(Duration.ofSeconds(10))
                .until(() -> page.redeem().status() == 200);
        assertThat(openStreams()).isLessThan(NETWORKS * PER_NETWORK);
    }

    private static void signIn(PhoneApp phone, WebPage page) {
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");
        page.redeem().is(200);
    }

    private double openStreams() {
        return Metrics.sum(scanPass.querySide, "scanpass_streams_open", "");
    }

    private double refused(String limit) {
        return Metrics.sum(scanPass.querySide, "scanpass_limits_refused_total", "limit=\"" + limit + "\"");
    }

    private void open(WebPage page, String address, int count) throws IOException {
        URI events = URI.create(page.asked.text("events_uri"));
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            readers.add(socket);
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress("localhost", events.getPort()));
            String request = "GET %s?%s HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: %s\r\n\r\n"
                    .formatted(events.getRawPath(), events.getRawQuery(), address);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
