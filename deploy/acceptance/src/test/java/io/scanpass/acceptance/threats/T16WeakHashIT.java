package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T16: who steals the hashes has each to be guessed by itself, at 19 MiB and two passes a guess. */
@ExtendWith(SharedScanPass.class)
class T16WeakHashIT {

    private final ScanPass scanPass;

    T16WeakHashIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void theSamePasswordHasAnotherExpensiveHashEachTime() {
        try (Stored stored = Stored.open()) {
            List<String> hashes = List.of(
                    stored.passwordHashOf(PhoneApp.registered(scanPass).userId),
                    stored.passwordHashOf(PhoneApp.registered(scanPass).userId));
            assertThat(hashes)
                    .doesNotHaveDuplicates()
                    .allMatch(hash -> hash.matches(
                            "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"));
        }
    }
}
