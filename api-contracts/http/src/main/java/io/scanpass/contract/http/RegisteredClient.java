package io.scanpass.contract.http;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

/** An OAuth client as a side's settings describe it: confidential by a secret or by keys, or public (RFC 6749 section 2.1). */
public interface RegisteredClient {

    /** What a client that authenticates by {@code client_secret_basic} or {@code client_secret_post} must prove to hold. */
    @Nullable
    ClientSecretHash secretSha256();

    /** The public keys of a client that authenticates by {@code private_key_jwt}. */
    @Nullable
    ClientKeys jwks();

    @AssertTrue(message = "a client has either secret-sha256 or jwks")
    default boolean isAuthenticatedInOneWay() {
        return secretSha256() == null || jwks() == null;
    }

    /** RFC 6749 section 2.1. */
    default boolean isConfidential() {
        return secretSha256() != null || jwks() != null;
    }
}
