package io.scanpass.command.decide.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A user name: 1 to 64 letters, digits and {@code . _ - @ +} of any script, trimmed. Anything
 * else is an {@link IllegalArgumentException}, whose message does not repeat it.
 */
public record Username(String value) {

    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@+-]{1,64}");

    public Username {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a user name");
        }
    }

    /** What two names must not share: NFKC and case fold, so that {@code Straße}, {@code STRASSE} are one name. */
    public String normalised() {
        String folded = Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
