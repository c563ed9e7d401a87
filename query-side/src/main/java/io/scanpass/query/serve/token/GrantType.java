package io.scanpass.query.serve.token;

import java.util.Arrays;
import java.util.Optional;

/** What a client may present for tokens. */
public enum GrantType {
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    AUTHORIZATION_CODE("authorization_code"),
    REFRESH_TOKEN("refresh_token");

    private final String wireName;

    GrantType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Optional<GrantType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
