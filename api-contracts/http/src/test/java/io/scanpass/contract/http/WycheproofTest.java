package io.scanpass.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.scanpass.testing.Wycheproof;
import io.scanpass.testing.Wycheproof.Vector;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wycheproof's signed cases against the keys of a client: a signature counts or it does not, whatever it signs. */
class WycheproofTest {

    static List<Vector> signatures() {
        return Wycheproof.signatures();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void countsIfItIsValidAndOfOurAlgorithms(Vector vector) {
        assertThat(counts(vector)).isEqualTo(vector.valid() && isForUs(vector.text()));
    }

    @Test
    void areSoMany() {
        assertThat(signatures()).hasSize(476);
        assertThat(signatures()).filteredOn(WycheproofTest::counts).hasSize(17);
    }

    private static boolean counts(Vector vector) {
        ClientKeys keys = new ClientKeys(vector.jwks());
        try {
            return keys.isUsable()
                    && CompactJws.isWellFormed(vector.text())
                    && keys.signed(SignedJWT.parse(vector.text()));
        } catch (ParseException malformed) {
            return false;
        }
    }

    /** An empty payload is no JWT. */
    private static boolean isForUs(String jws) {
        try {
            return !jws.contains("..")
                    && ClientAssertions.ALGORITHMS.contains(
                            SignedJWT.parse(jws).getHeader().getAlgorithm().getName());
        } catch (ParseException malformed) {
            return false;
        }
    }
}
