package io.scanpass.command.decide.qrlogin;

import java.security.SecureRandom;
import java.util.List;

/**
 * A number of two digits for the page, and what the phone may offer beside it.
 *
 * @param number from 10 to 99
 * @param choices three different ones in ascending order, {@code number} among them
 */
public record DrawnNumbers(int number, List<Integer> choices) {

    private static final int LOWEST = 10;
    private static final int HIGHEST = 99;
    private static final int CHOICES = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    public DrawnNumbers {
        choices = List.copyOf(choices);
        if (!choices.contains(number)) throw new IllegalArgumentException("the number is not among the choices");
    }

    public static DrawnNumbers random() {
        List<Integer> drawn = RANDOM.ints(LOWEST, HIGHEST + 1)
                .distinct()
                .limit(CHOICES)
                .boxed()
                .toList();
        return new DrawnNumbers(drawn.getFirst(), drawn.stream().sorted().toList());
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
