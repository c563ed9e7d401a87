package io.scanpass.testing;

import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/** A certificate (RFC 5280 section 4.1) that vouches for its own key: the shortest that Java reads. */
final class SelfSigned {

    private static final byte[] ECDSA_WITH_SHA256 =
            der(0x30, der(0x06, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2}));

    private SelfSigned() {}

    /** As it stands in {@code x5c}. */
    static String certificate(JwtSigner signer) {
        try {
            byte[] nobody = der(0x30);
            byte[] toBeSigned = der(
                    0x30,
                    der(0x02, new byte[] {1}),
                    ECDSA_WITH_SHA256,
                    nobody,
                    der(0x30, time("200101000000Z"), time("491231235959Z")),
                    nobody,
                    signer.key().toECKey().toECPublicKey().getEncoded());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer.key().toECKey().toECPrivateKey());
            signature.update(toBeSigned);
            byte[] bits = der(0x03, new byte[1], signature.sign());
            return Base64.getEncoder().encodeToString(der(0x30, toBeSigned, ECDSA_WITH_SHA256, bits));
        } catch (GeneralSecurityException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] time(String text) {
        return der(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... contents) {
        byte[] content = Stream.of(contents).reduce(new byte[0], SelfSigned::joined);
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
