package io.scanpass.command.accept.user;

import java.nio.charset.StandardCharsets;

/** A password as typed. It is hashed or checked, and then gone. */
public record Password(String value) {

    int bytes() {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
