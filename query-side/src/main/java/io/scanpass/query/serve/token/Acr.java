package io.scanpass.query.serve.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How surely we know who signed in (OpenID Connect Core section 2, {@code acr}). */
public final class Acr {

    private static final String PASSWORD = "urn:scanpass:acr:password";

    /** A phone that is signed in approved it. */
    private static final String PHONE = "urn:scanpass:acr:phone";

    /** All there are. */
    public static final List<String> VALUES = List.of(PASSWORD, PHONE);

    private Acr() {}

    /** Null for a method that a later version adds. */
    static @Nullable String of(String method) {
        return switch (method) {
            case "pwd" -> PASSWORD;
            case "qr" -> PHONE;
            default -> null;
        };
    }
}
