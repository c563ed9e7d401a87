package io.scanpass.query.project;

/**
 * One step forward in one partition of a topic.
 *
 * @param partition {@code <consumer group>:<topic>-<number>}
 * @param from the position this consumer last wrote or read; {@link Positions#NONE} before the first
 * @param to the offset of the next record to read once this step is done
 */
public record PositionStep(String partition, long from, long to) {}
