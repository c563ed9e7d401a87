package io.scanpass.contract.dpop;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Proofs of possession.
 *
 * @param maxAge how far from our clock, either way, a proof's {@code iat} may be; as long it cannot be used twice
 * @param nonceRequired whether a proof needs a nonce of ours from the first request on (RFC 9449 section 8); otherwise it
 *     needs one only to be right if it has one
 */
@Validated
@ConfigurationProperties("scanpass.dpop")
record DpopSettings(
        @DurationMin(seconds = 1) @DefaultValue("60s") Duration maxAge,
        @DefaultValue("false") boolean nonceRequired) {}
