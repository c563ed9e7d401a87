package io.scanpass.consumer.session;

/** Nothing is said of any session before all ends that matter are read: whoever asks must wait, or refuse. */
public final class NotCaughtUp extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotCaughtUp() {
        super("ended sessions are still being read from Kafka");
    }
}
