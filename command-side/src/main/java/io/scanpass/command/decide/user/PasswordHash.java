package io.scanpass.command.decide.user;

/** An Argon2id hash in PHC string form, parameters and salt included. */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "[***]";
    }
}
