package io.scanpass.contract.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** SHA-256 as it is written everywhere here: 43 characters of base64url. */
public final class Sha256 {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private Sha256() {}

    /** Of the text's UTF-8 bytes. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    /** Whether the text has the shape of one; says nothing of what it is the hash of. */
    public static boolean isHash(String text) {
        return SHAPE.matcher(text).matches();
    }
}
