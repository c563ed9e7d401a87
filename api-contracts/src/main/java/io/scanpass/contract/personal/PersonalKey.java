package io.scanpass.contract.personal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.scanpass.contract.seal.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/**
 * The key to what events say of one person, or of one browser that asked to be signed in. Without it nobody reads that any
 * more: deleting it is how a person is forgotten. What it seals is a JWE in compact form (RFC 7516), {@code dir} with {@code
 * A256GCM}, and the {@code kid} of whose it is.
 */
public final class PersonalKey {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String ofWhom;
    private final byte[] secret;

    /**
     * @param ofWhom a user id or login id
     * @param secret 32 random bytes
     * @throws IllegalArgumentException when either is not what it should be; the message repeats none
     */
    public PersonalKey(String ofWhom, byte[] secret) {
        if (!Ids.isId(ofWhom)) throw new IllegalArgumentException("not the id of anyone");
        if (secret.length != BYTES) throw new IllegalArgumentException("a key has 32 bytes");
        this.ofWhom = ofWhom;
        this.secret = secret.clone();
    }

    public static PersonalKey random(String ofWhom) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new PersonalKey(ofWhom, secret);
    }

    public String ofWhom() {
        return ofWhom;
    }

    public byte[] secret() {
        return secret.clone();
    }

    /** @return a JWE in compact form, another each time */
    public String seal(String text) {
        JWEObject sealed = new JWEObject(header(), new Payload(text));
        try {
            sealed.encrypt(new DirectEncrypter(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible); // the key has the length that the method wants
        }
        return sealed.serialize();
    }

    /** Empty for what this key did not seal. */
    public Optional<String> open(String sealed) {
        // No other header is read: what stands there is up to whoever wrote it.
        if (!sealed.startsWith(header().toBase64URL() + "..")) return Optional.empty();
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            jwe.decrypt(new DirectDecrypter(secret));
            return Optional.of(jwe.getPayload().toString());
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private JWEHeader header() {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(ofWhom)
                .build();
    }

    /** To find the same text again without keeping it: without the key it tells nothing. 43 characters of base64url. */
    public String mark(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            byte[] mark = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
