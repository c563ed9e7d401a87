package io.scanpass.query.react.repair;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.contract.repair.StreamIncomplete;
import io.scanpass.contract.seal.Ids;
import io.scanpass.query.project.Parked;
import io.scanpass.query.project.Parked.Reason;
import io.scanpass.query.project.Parking;
import io.scanpass.query.project.Repairs;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.react.DueWork;
import io.scanpass.query.react.DueWork.Piece;
import io.scanpass.query.react.Worker;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the command side, through Kafka, to publish the events of parked keys again, as often as the piece of work says or
 * until the key is free. The events come the way of all events: whoever has them drops them by their sequence.
 */
@Component
class WhenEventsAreMissingThenAsk implements SmartLifecycle {

    static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(WhenEventsAreMissingThenAsk.class);
    private static final URI SOURCE = URI.create("/scanpass/query-side");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(2);
    private static final int AT_ONCE = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Worker worker = new Worker("repairs", PAUSE, this::askAll);
    private final DueWork repairs;
    private final Parking parking;
    private final KafkaTemplate<String, CloudEvent> kafka;
    private final MeterRegistry meters;
    private final Clock clock;

    WhenEventsAreMissingThenAsk(
            StringRedisTemplate redis,
            Parking parking,
            KafkaTemplate<String, CloudEvent> kafka,
            MeterRegistry meters,
            Clock clock) {
        this.repairs = Repairs.in(redis);
        this.parking = parking;
        this.kafka = kafka;
        this.meters = meters;
        this.clock = clock;
    }

    private void askAll() {
        for (Piece piece : repairs.claim(clock.instant(), ASKED_AGAIN_AFTER, AT_ONCE)) {
            int left = Integer.parseInt(piece.what());
            Optional<Parked> parked = parking.find(piece.id());
            if (parked.isPresent() && left > 0) {
                ask(piece, parked.get(), left);
            } else {
                repairs.done(piece);
                parked.ifPresent(this::giveUp);
            }
        }
    }

    private void ask(Piece piece, Parked parked, int left) {
        try {
            kafka.send(Topic.REPAIRS.wireName(), streamOf(parked), request(parked))
                    .get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            repairs.again(
                    new Piece(piece.id(), Integer.toString(left - 1)),
                    clock.instant().plus(ASKED_AGAIN_AFTER));
            meters.counter("scanpass.repairs.asked").increment();
            log.info("asked for the events of {}", piece.id());
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            log.warn("not asked for the events of {} yet: {}", piece.id(), away.toString()); // the lease ends
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A QR login is over by now, and retention may have removed it; what it lacks is no confirmation of anything. */
    private void giveUp(Parked parked) {
        if (parked.reason() == Reason.GAP && parked.key().startsWith(ViewKeys.qrLogin(""))) {
            parking.giveUp(parked.key());
        } else {
            log.error("{} is parked still: nothing more is done without an operator", parked.key());
        }
    }

    private CloudEvent request(Parked parked) {
        Instant now = clock.instant();
        String streamId = streamOf(parked);
        return CloudEventBuilder.v1()
                .withId(Ids.random())
                .withSource(SOURCE)
                .withType(EventType.STREAM_INCOMPLETE.wireName())
                .withSubject(streamId)
                .withTime(now.atOffset(ZoneOffset.UTC))
                .withDataSchema(EventType.STREAM_INCOMPLETE.dataSchema())
                .withDataContentType("application/json")
                .withData(JSON.writeValueAsBytes(new StreamIncomplete(streamId, parked.request(), now)))
                .build();
    }

    private static String streamOf(Parked parked) {
        return parked.key().substring(parked.key().indexOf(':') + 1);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
