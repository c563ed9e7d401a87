package io.scanpass.contract.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

    private static final SharedKey KEY = SharedKey.parse("A".repeat(43));
    private static final Instant END = Instant.parse("2026-12-20T10:00:00.123Z");
    private static final Instant ISSUED = Instant.parse("2026-11-20T10:00:00.456Z");

    private final RefreshToken token = new RefreshToken(Ids.random(), END, 41, ISSUED, null);
    private final RefreshToken bound =
            new RefreshToken(token.sessionId(), END, 41, ISSUED, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");

    @Test
    void readsWhatItWrote() {
        assertThat(RefreshToken.read(KEY, token.write(KEY))).contains(token);
        assertThat(RefreshToken.read(KEY, bound.write(KEY))).contains(bound);
    }

    @Test
    void refusesATokenInWhichAnyBitIsChanged() {
        refusesAnyBitChangedIn(token);
        refusesAnyBitChangedIn(bound);
    }

    private static void refusesAnyBitChangedIn(RefreshToken written) {
        byte[] genuine = Base64.getUrlDecoder().decode(written.write(KEY));
        for (int bit = 0; bit < genuine.length * 8; bit++) {
            byte[] forged = genuine.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(RefreshToken.read(
                            KEY, Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .isEmpty();
        }
    }

    @Test
    void refusesATokenOfAnotherKeyOrPurpose() {
        assertThat(RefreshToken.read(SharedKey.parse("B".repeat(43)), token.write(KEY)))
                .isEmpty();
        assertThat(GrantCode.read(KEY, Purpose.REFRESH_TOKEN, token.write(KEY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "not base64url!", "🎟"})
    void refusesWhatIsNoToken(String text) {
        assertThat(RefreshToken.read(KEY, text)).isEmpty();
        assertThat(RefreshToken.read(KEY, token.write(KEY) + text + "=")).isEmpty();
    }
}
