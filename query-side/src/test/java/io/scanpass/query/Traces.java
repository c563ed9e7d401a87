package io.scanpass.query;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** W3C trace contexts. */
public final class Traces {

    private Traces() {}

    public static String id() {
        return hex(16);
    }

    /** Unsampled, as most are. */
    public static String parent(String traceId) {
        return "00-" + traceId + "-" + hex(8) + "-00";
    }

    private static String hex(int count) {
        byte[] bytes = new byte[count];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
