package io.scanpass.query.project;

/**
 * What an event says that is published again.
 *
 * @param lastStored the sequence of the last event that the store had of its stream
 * @param answers the request: {@link Parked#request()}
 */
public record Again(long lastStored, String answers) {}
