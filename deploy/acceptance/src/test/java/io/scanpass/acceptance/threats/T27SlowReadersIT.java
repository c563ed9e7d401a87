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

    /** Each costs the query side some 100 KB: its 256 MiB here would not hold 2,000. */
    private static final int READERS = Integer.getInteger("threats.readers", 1_000);

    private final ScanPass scanPass;
    private final List<Socket> readers = new ArrayList<>();

    T27SlowReadersIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket reader : readers) reader.close();
    }

    @Test
    void aLoginAnswersWhileAThousandReadNothing() throws IOException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage attackers = WebPage.asking(scanPass, "client_id", "quick-web");
        double before = openStreams();
        for (int reader = 0; reader < READERS; reader++) readers.add(readerOf(attackers));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(openStreams())
                .isGreaterThanOrEqualTo(READERS));

        // Every request of these is answered within the 3 s that are promised, or fails.
        signIn(phone, WebPage.asking(scanPass));
        signIn(phone, attackers);

        Awaitility.await("the streams of a login that is over end, read or not")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(openStreams()).isLessThan(before + READERS / 10.0));
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

    private Socket readerOf(WebPage page) throws IOException {
        URI events = URI.create(page.asked.text("events_uri"));
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress("localhost", events.getPort()));
        String request =
                "GET " + events.getRawPath() + "?" + events.getRawQuery() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
