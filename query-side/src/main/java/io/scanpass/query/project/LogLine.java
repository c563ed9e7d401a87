package io.scanpass.query.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line in the log of a user: written in one step with the view and the position, once however often its event comes, and
 * never for a user who is forgotten. The log is a sorted set in Redis that keeps the newest lines.
 *
 * @param id {@code <epoch milliseconds, 13 digits>.<stream>.<sequence>}: lines sort by it
 * @param text JSON; null when the user is forgotten: the log goes
 * @param most how many lines the log keeps
 * @param kept how long it keeps a line
 */
public record LogLine(String userId, String id, @Nullable String text, int most, Duration kept) {}
