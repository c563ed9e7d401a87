package io.scanpass.query.serve.keys;

/** A key is missing or malformed: nothing can be served. The message never repeats the key. */
final class UnusableKey extends RuntimeException {

    UnusableKey(String setting, String why) {
        super("The setting " + setting + " " + why + ".");
    }
}
