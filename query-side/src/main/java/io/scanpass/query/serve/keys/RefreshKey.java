package io.scanpass.query.serve.keys;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret under which refresh tokens are made. */
public final class RefreshKey {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    public RefreshKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    public byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has HmacSHA256
        }
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
