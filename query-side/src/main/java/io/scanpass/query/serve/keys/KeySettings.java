package io.scanpass.query.serve.keys;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The secrets of this side, from the environment or from files (a Spring configtree). Either {@code file} or
 * {@code signing} must be set.
 *
 * @param file holds all signing keys, encrypted; made at the first start, shared by all nodes of this side
 * @param encryption of that file: 32 random bytes in base64url
 * @param first where the file is made: a private JWK that signs at first, from a time before there was a file
 * @param signing for those who keep keys elsewhere: a private JWK or JWK set (JSON text) that nobody changes, a key with
 *     {@code nbf} and {@code exp} (seconds) if it does not always sign; its {@code kid}, or else its RFC 7638 thumbprint,
 *     names it
 * @param algorithm of access tokens: {@code ES256}, {@code EdDSA} (Ed25519) or {@code RS256}
 * @param rotation how long a key of the file signs
 * @param publishAhead how long a key is published before it signs: at least {@code maxAge} and {@code poll} together
 * @param maxAge how long others may keep the published keys (HTTP {@code max-age})
 * @param poll how often a node looks at the file
 * @param shared at least 32 random bytes in base64url, the same on both sides
 */
@Validated
@ConfigurationProperties("scanpass.keys")
record KeySettings(
        @Nullable Path file,
        @Nullable String encryption,
        @Nullable String first,
        @Nullable String signing,
        @NotNull @DefaultValue("ES256") SigningAlgorithm algorithm,
        @NotNull @DefaultValue("30d") Duration rotation,
        @NotNull @DefaultValue("10m") Duration publishAhead,
        @NotNull @DefaultValue("5m") Duration maxAge,
        @NotNull @DefaultValue("2s") Duration poll,
        @Nullable String shared) {

    KeySettings {
        if (signing != null && signing.isBlank()) signing = null;
    }

    @AssertTrue(message = "publish-ahead must be at least max-age and poll together")
    boolean isPublishedAheadOfCaches() {
        return publishAhead.compareTo(maxAge.plus(poll)) >= 0;
    }

    @AssertTrue(message = "rotation must be longer than publish-ahead")
    boolean isRotationLongEnough() {
        return rotation.compareTo(publishAhead) > 0;
    }

    @AssertTrue(message = "poll must be positive")
    boolean isPollPositive() {
        return poll.isPositive();
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
