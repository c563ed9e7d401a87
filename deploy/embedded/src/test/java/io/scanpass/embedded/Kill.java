package io.scanpass.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** {@code kill -9}, and the end it leads to. */
final class Kill {

    private Kill() {}

    static void hard(RunningServer server) throws InterruptedException {
        server.process().destroyForcibly();
        assertThat(server.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.alive()).isFalse();
        server.close();
    }
}
