package io.scanpass.contract.http;

import org.jspecify.annotations.Nullable;

/** An OAuth client as a side's settings describe it. */
public interface RegisteredClient {

    /** What a confidential client must prove to hold; null for a public one (RFC 6749 section 2.1). */
    @Nullable
    ClientSecretHash secretSha256();
}
