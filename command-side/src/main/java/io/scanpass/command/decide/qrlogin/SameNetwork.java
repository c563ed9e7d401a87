package io.scanpass.command.decide.qrlogin;

import java.util.Locale;

/** What it means that browser and phone are in different networks (RFC 10027 section 6.1, proximity). */
public enum SameNetwork {
    /** Nothing. */
    IGNORE,
    /** The person is told. */
    WARN,
    /** The phone cannot approve. */
    REQUIRE;

    /** As settings and events have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SameNetwork named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
