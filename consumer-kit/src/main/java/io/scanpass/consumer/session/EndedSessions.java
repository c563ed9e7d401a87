package io.scanpass.consumer.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers so many sessions for so long. One thread adds, any may ask. When there are too many, those that ended first are
 * forgotten as sessions and remembered by the time: no token from before the last of them is good any more.
 */
final class EndedSessions {

    private final Duration keep;
    private final int most;
    private final Map<String, Instant> endedAt = new ConcurrentHashMap<>();
    private final Deque<String> inOrder = new ArrayDeque<>();
    private volatile Instant nothingBefore = Instant.MIN;

    EndedSessions(Duration keep, int most) {
        this.keep = keep;
        this.most = most;
    }

    /** @return whether that is news */
    boolean add(String sessionId, Instant now) {
        boolean isNew = endedAt.putIfAbsent(sessionId, now) == null;
        if (isNew) inOrder.add(sessionId);
        prune(now);
        return isNew;
    }

    void prune(Instant now) {
        Instant before = now.minus(keep);
        for (String first = inOrder.peek(); first != null; first = inOrder.peek()) {
            Instant ended = endedAt.getOrDefault(first, Instant.MIN);
            boolean isOver = !ended.isAfter(before);
            if (!isOver && inOrder.size() <= most) return;
            if (!isOver) nothingBefore = ended.plus(RevokedSessions.LEEWAY);
            inOrder.remove();
            endedAt.remove(first);
        }
    }

    boolean covers(String sessionId, Instant issuedAt) {
        return endedAt.containsKey(sessionId) || issuedAt.isBefore(nothingBefore);
    }

    int size() {
        return endedAt.size();
    }
}
