package io.scanpass.examples.im;

import io.scanpass.consumer.security.LiveSessionValidator;
import io.scanpass.consumer.session.RevokedSessions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Holds a stream for each connection, and the session that it is of. */
@RestController
class Connections {

    private final Map<SseEmitter, String> open = new ConcurrentHashMap<>();
    private final LiveSessionValidator liveSessions;

    Connections(RevokedSessions revoked, LiveSessionValidator liveSessions) {
        this.liveSessions = liveSessions;
        revoked.onEnded(ended -> open.forEach((connection, session) -> {
            if (session.equals(ended)) connection.complete();
        }));
    }

    @GetMapping("/stream")
    SseEmitter connect(@AuthenticationPrincipal Jwt token) throws IOException {
        SseEmitter connection = new SseEmitter(0L);
        connection.onCompletion(() -> open.remove(connection));
        open.put(connection, String.valueOf(token.getClaimAsString("sid")));
        connection.send("connected");
        // Once more, now that an end would find it: there may have been one since the token was let in.
        if (liveSessions.validate(token).hasErrors()) connection.complete();
        return connection;
    }
}
