package io.scanpass.query.serve.keys;

/** The keys that sign tokens, as this node knows them. */
public interface SigningKeys {

    /** As of at most {@code scanpass.keys.poll} ago. */
    KeyRing ring();

    /** Of access tokens. */
    SigningAlgorithm algorithm();

    /** As they are now, for whoever missed a key. */
    default KeyRing latest() {
        return ring();
    }

    /** Whether the keys could be looked at; while not, they stay as they were. */
    default boolean isUpToDate() {
        return true;
    }
}
