package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.user.PasswordHash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

    @Test
    void hashesWithOwaspsParametersAndReadsThemBack() {
        PasswordHasher hasher = new PasswordHasher(settings(2, 8, Duration.ofSeconds(2)));
        PasswordHash hash = hasher.hash(new Password("correct horse"));
        assertThat(hash.value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches(new Password("correct horse"), hash)).isTrue();
        assertThat(hasher.matches(new Password("wrong horse"), hash)).isFalse();
    }

    @Test
    void tellsApartPasswordsThatDifferOnlyAfter72Bytes() {
        PasswordHasher hasher = new PasswordHasher(settings(2, 8, Duration.ofSeconds(2)));
        String long73 = "x".repeat(72);
        PasswordHash hash = hasher.hash(new Password(long73 + "a"));
        assertThat(hasher.matches(new Password(long73 + "b"), hash)).isFalse();
    }

    @Test
    void takesALetterHoweverTheKeyboardComposesIt() {
        PasswordHasher hasher = new PasswordHasher(settings(2, 8, Duration.ofSeconds(2)));
        PasswordHash hash = hasher.hash(new Password("caf\u00e9 au lait"));
        assertThat(hasher.matches(new Password("cafe\u0301 au lait"), hash)).isTrue();
    }

    @Test
    void refusesABurstInsteadOfHashingAllOfItAtOnce() {
        PasswordHasher hasher = new PasswordHasher(settings(1, 0, Duration.ofMillis(1)));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<PasswordHash>> attempts;
        try (var pool = Executors.newFixedThreadPool(16)) {
            attempts = IntStream.range(0, 16)
                    .mapToObj(number -> pool.submit(() -> {
                        start.await();
                        return hasher.hash(new Password("password " + number));
                    }))
                    .toList();
            start.countDown();
        }
        assertThat(attempts).anyMatch(attempt -> attempt.state() == Future.State.SUCCESS);
        assertThat(attempts)
                .filteredOn(attempt -> attempt.state() == Future.State.FAILED)
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt.exceptionNow()).hasMessage("overloaded"));
    }

    private static PasswordSettings settings(int concurrent, int waiting, Duration patience) {
        return new PasswordSettings(19_456, 2, 1, concurrent, waiting, patience);
    }
}
