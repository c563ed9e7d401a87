package io.scanpass.command.persist.history;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was stored at one time, kept by the operator outside the database: the end of a stream, or a whole one, that is cut
 * off leaves no trace among the rows that stay. QR logins are not of it, because retention removes them.
 *
 * <p>Written {@code upTo.events.links}: the last global index of it, how many events, and all their links, xored, in hex.
 */
record Receipt(long upTo, long events, String links) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.([0-9a-f]{32})");

    /** @throws IllegalArgumentException when the text is no receipt */
    static Receipt parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("not a receipt: " + text);
        return new Receipt(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3));
    }

    @Override
    public String toString() {
        return upTo + "." + events + "." + links;
    }

    /** Adds up a receipt, in whatever order the events come. */
    static final class Tally {

        private static final int HEX = 16;

        private final long upTo;
        private BigInteger links = BigInteger.ZERO;
        private long events;

        Tally(long upTo) {
            this.upTo = upTo;
        }

        void add(HistoryRows.Row row) {
            if (row.globalIndex() > upTo || row.event().type().equals("QrLogin")) return;
            events++;
            if (HistoryChain.isLink(row.link())) links = links.xor(new BigInteger(row.link(), HEX));
        }

        Receipt receipt() {
            return new Receipt(upTo, events, "%032x".formatted(links));
        }
    }
}
