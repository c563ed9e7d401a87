package io.scanpass.contract.seal;

import java.nio.charset.StandardCharsets;

/** What a seal is for; one made for one purpose proves nothing for another. */
public enum Purpose {
    QR_PAYLOAD("qr-payload.v2"),
    STREAM_TICKET("stream-ticket.v2"),
    DEVICE_CODE("device-code.v1"),
    AUTHORIZATION_CODE("authorization-code.v1"),
    /** The authorization code that a browser holds from the start, and that is worth something once a phone confirms. */
    QR_AUTHORIZATION_CODE("qr-authorization-code.v1"),
    REFRESH_TOKEN("refresh-token.v1"),
    DPOP_NONCE("dpop-nonce.v1"),
    /** That a stored event is the one that was written there, after the one that was written before it. */
    EVENT_CHAIN("event-chain.v1");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    byte[] label() {
        return label.getBytes(StandardCharsets.US_ASCII);
    }
}
