package io.scanpass.command.accept.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords that so many people have that they are tried first (NIST SP 800-63B section 3.1.1.2), from the lists that
 * nbvcxz (100,000) and zxcvbn (30,000) carry; those of them that are long enough.
 */
final class CommonPasswords {

    private static final List<String> LISTS =
            List.of("/dictionaries/passwords.txt", "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt");

    private final Set<String> folded;

    CommonPasswords(int fewestCharacters) {
        folded = LISTS.stream()
                .flatMap(CommonPasswords::read)
                .filter(password -> password.length() >= fewestCharacters)
                .map(CommonPasswords::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In whatever case it is written. */
    boolean hold(String password) {
        return folded.contains(fold(password));
    }

    static Stream<String> read(String list) {
        try (InputStream lines = CommonPasswords.class.getResourceAsStream(list)) {
            if (lines == null) throw new IllegalStateException("there is no list of common passwords at " + list);
            return new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)).readAllLines().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String fold(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
