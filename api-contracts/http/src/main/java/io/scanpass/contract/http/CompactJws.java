package io.scanpass.contract.http;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The compact form of a JWS (RFC 7515 sections 2 and 7.1), taken to the letter: libraries decode more than that, and then one
 * signed text has many spellings.
 */
public final class CompactJws {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> NEVER = Set.of("crit", "b64", "zip");
    private static final Pattern DOT = Pattern.compile("\\.");

    private CompactJws() {}

    /**
     * Whether it is three parts of base64url, none empty, without padding, white space or bits that mean nothing, and its
     * header asks for no extension: {@code crit}, {@code b64} and {@code zip} are for nobody here, also where they are idle.
     */
    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches()
                && DOT.splitAsStream(text).allMatch(CompactJws::isCanonical)
                && isPlain(text.substring(0, text.indexOf('.')));
    }

    private static boolean isPlain(String header) {
        try {
            return Collections.disjoint(
                    JSONObjectUtils.parse(Base64URL.from(header).decodeToString())
                            .keySet(),
                    NEVER);
        } catch (ParseException noJson) {
            return false;
        }
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
