package io.scanpass.command.decide;

import java.util.regex.Pattern;

/**
 * What people read of a person or a thing: 1 to 64 characters that can be shown, trimmed. Anything else is an {@link
 * IllegalArgumentException}, whose message does not repeat it.
 */
public record ShownName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\u2028\u2029]{1,64}");

    public ShownName {
        value = value.strip();
        if (!SHAPE.matcher(value).matches()) throw new IllegalArgumentException("not a name to be shown");
    }
}
