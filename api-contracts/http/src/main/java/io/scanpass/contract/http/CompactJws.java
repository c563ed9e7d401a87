package io.scanpass.contract.http;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The compact form of a JWS (RFC 7515 sections 2 and 7.1), taken to the letter: libraries decode more than that, and then one
 * signed text has many spellings.
 */
public final class CompactJws {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Pattern DOT = Pattern.compile("\\.");

    private CompactJws() {}

    /** Whether it is three parts of base64url, none empty, without padding, white space or bits that mean nothing. */
    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches() && DOT.splitAsStream(text).allMatch(CompactJws::isCanonical);
    }

    private static boolean isCanonical(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
