package io.scanpass.command.persist.history;

import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Chains the events of a stream: the link of each is a seal (128 bits in hex) over it and the link of the one before it. Whoever
 * can write to the database and does not hold the key cannot make one.
 */
public final class HistoryChain {

    /** What the first event of a stream comes after. */
    public static final String START = "";

    private static final Pattern LINK = Pattern.compile("[0-9a-f]{32}");

    private final SharedKey key;

    public HistoryChain(SharedKey key) {
        this.key = key;
    }

    public String link(String previous, StoredEvent event) {
        return HexFormat.of().formatHex(key.seal(Purpose.EVENT_CHAIN, event.after(previous)));
    }

    /** Whether the text has the shape of a link; says nothing of what it links. */
    static boolean isLink(String text) {
        return LINK.matcher(text).matches();
    }

    boolean isLink(String link, String previous, StoredEvent event) {
        return isLink(link) && key.isSeal(HexFormat.of().parseHex(link), Purpose.EVENT_CHAIN, event.after(previous));
    }
}
