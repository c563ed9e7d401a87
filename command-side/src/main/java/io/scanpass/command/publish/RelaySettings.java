package io.scanpass.command.publish;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events get to Kafka.
 *
 * @param batchSize events published between two moves of the position
 * @param acknowledgeWithin how long a batch may wait for Kafka before it is given up and tried again; well below
 *     PostgreSQL's idle-in-transaction limit, because the position's transaction is open meanwhile
 * @param retryEvery the longest pause before the next try
 * @param partitions of each topic, when this node creates it
 * @param replication of each topic, when this node creates it
 * @param keyCompaction within which Kafka drops a key that was taken back, and then that it was
 * @param qrLoginRetention how long Kafka keeps the events of QR logins; those of users and sessions it keeps for ever
 */
@Validated
@ConfigurationProperties("scanpass.relay")
public record RelaySettings(
        @Positive @DefaultValue("256") int batchSize,
        @NotNull @DefaultValue("3s") Duration acknowledgeWithin,
        @NotNull @DefaultValue("1s") Duration retryEvery,
        @Positive @DefaultValue("12") int partitions,
        @Positive @DefaultValue("1") short replication,
        @NotNull @DefaultValue("1d") Duration keyCompaction,
        @NotNull @DefaultValue("7d") Duration qrLoginRetention) {}
