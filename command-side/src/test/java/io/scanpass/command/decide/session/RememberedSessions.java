package io.scanpass.command.decide.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Live sessions, in memory; those that {@link #gone} names are not. Others are taken for live, unless one looks closer. */
public class RememberedSessions implements Sessions {

    public final Map<String, LiveSession> live = new LinkedHashMap<>();
    public final List<String> gone = new ArrayList<>();
    public final List<String> held = new ArrayList<>();

    @Override
    public boolean isLive(String sessionId) {
        return !gone.contains(sessionId);
    }

    @Override
    public boolean holdLive(String sessionId) {
        held.add(sessionId);
        return isLive(sessionId);
    }

    @Override
    public Optional<LiveSession> find(String sessionId) {
        return Optional.ofNullable(live.get(sessionId));
    }

    @Override
    public List<String> of(String userId, @Nullable String upToEvent) {
        return live.values().stream()
                .filter(session -> session.userId().equals(userId))
                .map(LiveSession::sessionId)
                .toList();
    }

    @Override
    public List<LiveSession> approvedBy(String sessionId) {
        return live.values().stream()
                .filter(session -> sessionId.equals(session.approvingSessionId()))
                .toList();
    }

    @Override
    public void add(LiveSession session) {
        live.put(session.sessionId(), session);
    }

    @Override
    public void remove(String sessionId) {
        live.remove(sessionId);
        gone.add(sessionId);
    }
}
