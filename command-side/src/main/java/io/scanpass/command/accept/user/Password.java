package io.scanpass.command.accept.user;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A password as typed, in Unicode's form NFC, because keyboards differ in how they send the same letter (NIST SP 800-63B
 * section 3.1.1.2). It is hashed or checked, and then gone.
 */
public record Password(String value) {

    public Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    int bytes() {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
