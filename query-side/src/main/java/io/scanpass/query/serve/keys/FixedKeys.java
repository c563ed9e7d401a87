package io.scanpass.query.serve.keys;

/** Keys that are kept elsewhere: a start with other settings changes them. */
record FixedKeys(KeyRing ring, SigningAlgorithm algorithm) implements SigningKeys {}
