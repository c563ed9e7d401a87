package io.scanpass.contract.seal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Ids of users, logins and sessions: 128 random bits as 22 characters of base64url. */
public final class Ids {

    static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    private Ids() {}

    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(BYTES));
    }

    /** Whether the text has the shape of an id; says nothing of whether such a thing exists. */
    public static boolean isId(String text) {
        return SHAPE.matcher(text).matches();
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
