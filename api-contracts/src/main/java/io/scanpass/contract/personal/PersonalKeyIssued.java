package io.scanpass.contract.personal;

import io.scanpass.contract.PublishedEvent;
import java.util.Base64;

/**
 * A user's key, as a JWK (RFC 7517, RFC 7518 section 6.4), on a compacted topic of its own that only those may read who
 * need to know people. A record without value takes the key back: the user is forgotten. Published before the first event
 * that it opens.
 *
 * @param kty {@code oct}
 * @param kid the user id
 * @param enc {@code A256GCM}
 * @param k the key, base64url
 */
public record PersonalKeyIssued(String kty, String kid, String enc, String k) implements PublishedEvent {

    public static PersonalKeyIssued of(PersonalKey key) {
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret());
        return new PersonalKeyIssued("oct", key.ofWhom(), "A256GCM", secret);
    }

    /** @throws IllegalArgumentException when it is no such key */
    public PersonalKey key() {
        return new PersonalKey(kid, Base64.getUrlDecoder().decode(k));
    }

    @Override
    public String aggregateId() {
        return kid;
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
