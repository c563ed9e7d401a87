package io.scanpass.contract.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeSignaturesTest {

    private static final String NATIVE = "Conscrypt";
    private static final byte[] MESSAGE = {1, 2, 3};

    @BeforeAll
    static void install() {
        NativeSignatures.install();
        NativeSignatures.install();
    }

    @ParameterizedTest
    @CsvSource({"EC, 256, SHA256withECDSA, SunEC", "RSA, 2048, SHA256withRSA, SunRsaSign"})
    void areThoseOfTheJdk(String keys, int bits, String algorithm, String jdk) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        assertThat(signs(pair, Signature.getInstance(algorithm)).by()).isEqualTo(NATIVE);
        Signed byJdk = signs(pair, Signature.getInstance(algorithm, jdk));
        for (Signed signed : new Signed[] {signs(pair, Signature.getInstance(algorithm)), byJdk}) {
            assertThat(verifies(pair, signed, Signature.getInstance(algorithm))).isEqualTo(NATIVE);
            assertThat(verifies(pair, signed, Signature.getInstance(algorithm, jdk)))
                    .isEqualTo(jdk);
        }
    }

    @Test
    void areAllThatIsTakenFromTheProvider() throws GeneralSecurityException {
        assertThat(Security.getProvider(NATIVE).getServices())
                .isNotEmpty()
                .extracting(Provider.Service::getType)
                .containsOnly("Signature");
        assertThat(SSLContext.getDefault().getProvider().getName()).isEqualTo("SunJSSE");
        assertThat(KeyFactory.getInstance("EC").getProvider().getName()).isEqualTo("SunEC");
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Signed(byte[] signature, String by) {}

    private static Signed signs(KeyPair pair, Signature signer) throws GeneralSecurityException {
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        return new Signed(signer.sign(), signer.getProvider().getName());
    }

    private static String verifies(KeyPair pair, Signed signed, Signature verifier) throws GeneralSecurityException {
        verifier.initVerify(pair.getPublic());
        verifier.update(MESSAGE);
        assertThat(verifier.verify(signed.signature())).isTrue();
        return verifier.getProvider().getName();
    }
}
