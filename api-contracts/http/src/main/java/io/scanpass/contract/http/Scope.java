package io.scanpass.contract.http;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Space-separated scopes (RFC 6749 section 3.3): a set, so that one named twice counts once. */
public record Scope(Set<String> values) {

    public static Scope of(String text) {
        return new Scope(new LinkedHashSet<>(Arrays.asList(text.split(" ", -1))));
    }

    public boolean contains(String value) {
        return values.contains(value);
    }

    public boolean containsAll(Scope narrower) {
        return values.containsAll(narrower.values);
    }

    public String text() {
        return String.join(" ", values);
    }
}
