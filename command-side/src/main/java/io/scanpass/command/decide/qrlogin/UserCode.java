package io.scanpass.command.decide.qrlogin;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Eight letters of the base-20 alphabet of RFC 8628 section 6.1, which has no vowels and nothing to confuse. */
public record UserCode(String value) {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s-]");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static UserCode random() {
        StringBuilder letters = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> letters.append(ALPHABET.charAt(index)));
        return new UserCode(letters.toString());
    }

    /** Reads what a person typed: case, dashes and spaces are ignored. Empty when it is not a user code. */
    public static Optional<UserCode> typed(String text) {
        String letters = PUNCTUATION.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    /** As shown to a person: {@code WDJB-MJHT}. */
    public String display() {
        return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
