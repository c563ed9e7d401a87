package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.query.serve.keys.RefreshKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {

    private final RefreshTokens tokens = new RefreshTokens(new RefreshKey(new byte[32]));
    private final RefreshToken token =
            new RefreshToken(Ids.random(), Instant.parse("2026-12-20T10:00:00.123Z"), 41, null);
    private final RefreshToken bound =
            new RefreshToken(token.sessionId(), token.sessionEnd(), 41, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");

    @Test
    void readsWhatItWrote() {
        assertThat(tokens.read(tokens.write(token))).contains(token);
        assertThat(tokens.read(tokens.write(bound))).contains(bound);
    }

    @Test
    void writesTheSameTokenForTheSameGeneration() {
        assertThat(tokens.write(token)).isEqualTo(tokens.write(token)).hasSize(80);
    }

    @Test
    void refusesATokenInWhichAnyBitIsChanged() {
        refusesAnyBitChangedIn(token);
        refusesAnyBitChangedIn(bound);
    }

    private void refusesAnyBitChangedIn(RefreshToken written) {
        byte[] genuine = Base64.getUrlDecoder().decode(tokens.write(written));
        for (int bit = 0; bit < genuine.length * 8; bit++) {
            byte[] forged = genuine.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .isEmpty();
        }
    }

    @Test
    void refusesATokenOfAnotherKey() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(new RefreshTokens(new RefreshKey(other)).read(tokens.write(token)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "not base64url!", "🎟"})
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.read(text)).isEmpty();
        assertThat(tokens.read(tokens.write(token) + text + "=")).isEmpty();
    }
}
