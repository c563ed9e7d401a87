package io.scanpass.command.accept.device;

import org.jspecify.annotations.Nullable;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/**
 * What a user agent says it is, in words for people; it may lie.
 *
 * @param name like {@code Firefox 145}, null when unknown
 * @param system like {@code Windows 11}, null when unknown
 */
record NamedBrowser(@Nullable String name, @Nullable String system) {

    private static final String UNKNOWN = "Other";

    static NamedBrowser of(String userAgent) {
        UserAgent browser = Regexes.PARSER.parseUserAgent(userAgent);
        OS system = Regexes.PARSER.parseOS(userAgent);
        return new NamedBrowser(words(browser.family, browser.major), words(system.family, system.major));
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
