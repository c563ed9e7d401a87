package io.scanpass.contract.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.scanpass.contract.seal.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalKeyTest {

    private static final String TEXT = "{\"username\":\"Zoë\"}";

    private final PersonalKey key = PersonalKey.random(Ids.random());

    @Test
    void opensWhatItSealedAndNothingElse() {
        String sealed = key.seal(TEXT);
        assertThat(key.open(sealed)).contains(TEXT);
        assertThat(key.seal(TEXT)).isNotEqualTo(sealed);
        assertThat(PersonalKey.random(key.ofWhom()).open(sealed)).isEmpty();
    }

    @Test
    void doesNotOpenWhatIsChanged() {
        String sealed = key.seal(TEXT);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'g' ? 'Q' : 'g';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            // The last character of a part has bits that mean nothing.
            if (!changed.equals(sealed) && i + 1 < sealed.length() && sealed.charAt(i + 1) != '.') {
                assertThat(key.open(changed)).as(changed).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "....",
                "eyJhbGciOiJub25lIn0..",
                "eyJhbGciOiJBMjU2S1ciLCJlbmMiOiJBMjU2R0NNIn0.AA.AA.AA.AA"
            })
    void opensNothingElseEither(String sealed) {
        assertThat(key.open(sealed)).isEmpty();
    }

    /** As any JOSE library does with what is on the topics. */
    @Test
    void isAJwkThatOpensAJwe() throws Exception {
        PersonalKeyIssued issued = PersonalKeyIssued.of(key);
        OctetSequenceKey jwk =
                OctetSequenceKey.parse(Map.of("kty", issued.kty(), "kid", issued.kid(), "k", issued.k()));
        JWEObject jwe = JWEObject.parse(key.seal(TEXT));
        jwe.decrypt(new DirectDecrypter(jwk));
        assertThat(jwe.getPayload()).hasToString(TEXT);
        assertThat(issued.key().open(key.seal(TEXT))).contains(TEXT);
    }

    @Test
    void marksTheSameTheSame() {
        assertThat(key.mark("192.0.2.1")).isEqualTo(key.mark("192.0.2.1")).hasSize(43);
        assertThat(PersonalKey.random(key.ofWhom()).mark("192.0.2.1")).isNotEqualTo(key.mark("192.0.2.1"));
    }

    @Test
    void isNeitherShorterNorOfNobody() {
        assertThatThrownBy(() -> new PersonalKey(key.ofWhom(), new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonalKey("nobody", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThat(key).hasToString("[***]");
    }
}
