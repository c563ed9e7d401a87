package io.scanpass.command.accept.qrlogin;

import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * What a user agent says it is, in words for people; it may lie.
 *
 * @param name like {@code Firefox 145}, null when unknown
 * @param system like {@code Windows 11}, null when unknown
 */
record Browser(@Nullable String name, @Nullable String system) {

    private static final String UNKNOWN = "Other";

    static Browser of(String userAgent) {
        Client client = Regexes.PARSER.parse(userAgent);
        return new Browser(
                words(client.userAgent.family, client.userAgent.major), words(client.os.family, client.os.major));
    }

    private static @Nullable String words(@Nullable String family, @Nullable String version) {
        if (family == null || family.equals(UNKNOWN)) return null;
        return version == null ? family : family + " " + version;
    }

    /** Read when the first phone scans: it takes a while, and a start need not wait for it. */
    private static final class Regexes {
        static final Parser PARSER = new Parser();
    }
}
