package io.scanpass.contract;

/**
 * A fact as other services see it. Each topic has one sealed interface below this one, so a consumer can {@code switch}
 * over everything it may meet there. JSON: snake_case members, instants in ISO 8601, no secrets.
 */
public interface PublishedEvent {

    /** The id of what this happened to; the Kafka key and the CloudEvents {@code subject}. */
    String aggregateId();
}
