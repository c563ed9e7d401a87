package io.scanpass.command.accept.user;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Argon2id parameters (OWASP Password Storage Cheat Sheet: at least 19 MiB, 2 passes, 1 lane) and how much hashing goes
 * on at once.
 *
 * @param memoryKiB of one hash
 * @param concurrent hashes at once; times {@code memoryKiB} this is the most memory a burst can take
 * @param waiting requests that may wait for their turn; more are answered 503
 * @param patience how long one of them waits
 */
@Validated
@ConfigurationProperties("scanpass.passwords")
record PasswordSettings(
        @Min(19_456) @DefaultValue("19456") int memoryKiB,
        @Min(2) @DefaultValue("2") int iterations,
        @Min(1) @DefaultValue("1") int parallelism,
        @Min(1) @DefaultValue("2") int concurrent,
        @Min(0) @DefaultValue("64") int waiting,
        @NotNull @DefaultValue("2s") Duration patience) {}
