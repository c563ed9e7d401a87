package io.scanpass.query.project;

import io.scanpass.contract.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** An event that is read again; null: of a type that this version does not know. */
public record Replayed(@Nullable PublishedEvent event, Arrival arrival) {}
