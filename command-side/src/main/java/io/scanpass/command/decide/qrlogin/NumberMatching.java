package io.scanpass.command.decide.qrlogin;

import java.util.Locale;

/**
 * How the person proves that the page which asks is the one before them (RFC 10027 section 6.1, request verification): the
 * page shows a number from the scan on, the phone asks for it.
 */
public enum NumberMatching {
    /** Approving is enough. */
    OFF,
    /** The phone offers three numbers. */
    CHOOSE,
    /** The phone asks for the number. */
    TYPE;

    /** As settings, events and answers have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NumberMatching named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
