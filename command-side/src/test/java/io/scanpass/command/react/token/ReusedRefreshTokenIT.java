package io.scanpass.command.react.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.command.CommandSideIT;
import io.scanpass.command.OneFailure;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.contract.seal.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.KafkaTemplate;

@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init") // Spring sets the fields
class ReusedRefreshTokenIT extends CommandSideIT {

    private static final String REUSED = EventType.REFRESH_TOKEN_REUSED.wireName();

    @Autowired
    private KafkaTemplate<String, CloudEvent> kafka;

    @Autowired
    private CommandBus bus;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private WhenRefreshTokenIsReusedThenSessionEnds reaction;

    @Test
    void endsTheSessionOnceHoweverOftenItIsTold() {
        Phone phone = newPhone();
        double over = counted("over");
        publish(phone.sessionId(), REUSED, json(phone));
        publish(phone.sessionId(), REUSED, json(phone));
        awaitRevocation(phone);
        await().until(() -> counted("over") > over);
        assertThat(eventsOf(phone.sessionId())).containsExactly("SessionStarted", "SessionRevoked");
    }

    @Test
    void passesWhatCannotBeReadOrIsNoSessionOfThatUser(CapturedOutput output) {
        Phone phone = newPhone();
        Phone another = newPhone();
        double unreadable = counted("unreadable");
        double passed = counted("passed");
        publish(phone.sessionId(), REUSED, "no JSON");
        publish(phone.sessionId(), REUSED, "null");
        publish(phone.sessionId(), REUSED, json(phone).replace("user_id", "userid"));
        publish(another.sessionId(), REUSED, json(phone));
        publish(phone.sessionId(), "io.scanpass.refresh-token.kissed.v1", json(phone));
        publish(phone.sessionId(), REUSED, json(new Phone(another.userId(), phone.sessionId())));
        String unknown = Ids.random();
        publish(unknown, REUSED, json(new Phone(phone.userId(), unknown)));
        Phone last = newPhone();
        publish(phone.sessionId(), REUSED, json(phone));
        publish(last.sessionId(), REUSED, json(last));
        awaitRevocation(phone);
        awaitRevocation(last);
        assertThat(revocationOf(another)).isEmpty();
        await().until(() -> counted("unreadable") == unreadable + 4 && counted("passed") == passed + 1);
        assertThat(output.getAll()).contains("unreadable record at scanpass.refresh-tokens-");
    }

    @Test
    void skipsNothingThatFails() {
        Phone phone = newPhone();
        try (OneFailure failure = new OneFailure(bus, RevokeSession.class)) {
            publish(phone.sessionId(), REUSED, json(phone));
            awaitRevocation(phone);
            assertThat(failure.commands()).isEqualTo(2);
        }
    }

    @Test
    void waitsForAKafkaThatHasNoAddressYet(CapturedOutput output) {
        ReuseConsumer consumer = new ReuseConsumer(
                new KafkaProperties(),
                () -> List.of("kafka.invalid:9092"),
                new RefreshTokenSettings("nobody", Duration.ofMillis(500)),
                reaction);
        consumer.start();
        consumer.keepListening();
        consumer.keepListening();
        consumer.stop();
        assertThat(output.getAll()).containsOnlyOnce("not listening to scanpass.refresh-tokens yet");
    }

    private void publish(String key, String type, String json) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(Ids.random())
                .withSource(URI.create("/scanpass/query-side"))
                .withType(type)
                .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                .build();
        kafka.send(Topic.REFRESH_TOKENS.wireName(), key, event).join();
    }

    private static String json(Phone session) {
        return """
                {"session_id": "%s", "user_id": "%s", "client_id": "phone-demo", "noticed_at": "2026-11-21T12:00:00Z"}\
                """.formatted(session.sessionId(), session.userId());
    }

    private double counted(String outcome) {
        return meters.counter("scanpass.refresh.tokens.reused", "outcome", outcome)
                .count();
    }

    private void awaitRevocation(Phone session) {
        await().atMost(Duration.ofSeconds(20)).until(() -> revocationOf(session).equals("refresh_token_reused"));
    }
}
