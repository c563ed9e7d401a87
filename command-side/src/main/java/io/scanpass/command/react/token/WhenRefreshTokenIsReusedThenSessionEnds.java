package io.scanpass.command.react.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.session.Sessions.LiveSession;
import io.scanpass.command.react.token.ReuseReader.Unreadable;
import io.scanpass.contract.token.RefreshTokenReused;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.stereotype.Component;

/**
 * Of two who hold one session, one stole it: nobody keeps it (RFC 9700 section 4.14.2). Told twice, it is done once; what
 * cannot be done now is thrown back to Kafka's listener, which brings it again.
 */
@Component
class WhenRefreshTokenIsReusedThenSessionEnds implements MessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(WhenRefreshTokenIsReusedThenSessionEnds.class);

    private static final String ENDED = "ended";

    private final CommandGateway commands;
    private final Sessions sessions;
    private final MeterRegistry meters;

    WhenRefreshTokenIsReusedThenSessionEnds(CommandGateway commands, Sessions sessions, MeterRegistry meters) {
        this.commands = commands;
        this.sessions = sessions;
        this.meters = meters;
        counter(ENDED); // from the start: a rate needs a zero to rise from
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        try {
            count(ReuseReader.read(message).map(this::react).orElse("passed"));
        } catch (Unreadable poison) {
            count("unreadable");
            LOG.error(
                    "unreadable record at {}-{} offset {}: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    poison.getMessage());
        }
    }

    private String react(RefreshTokenReused event) {
        Optional<LiveSession> live = sessions.find(event.sessionId())
                .filter(session -> session.userId().equals(event.userId()));
        if (live.isEmpty()) return "over";
        commands.sendAndWait(
                new RevokeSession(event.sessionId(), event.userId(), RevokeReason.REFRESH_TOKEN_REUSED, null));
        LOG.warn("session {} revoked: refresh_token_reused", event.sessionId());
        return ENDED;
    }

    /** @param outcome ended, over (or no session of that user), passed (of a type of a later version) or unreadable */
    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter("scanpass.refresh.tokens.reused", "outcome", outcome);
    }
}
