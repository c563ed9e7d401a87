package io.scanpass.query.react.reuse;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.EventType;
import io.scanpass.contract.token.RefreshTokenReused;
import io.scanpass.query.react.DueWork.Piece;
import io.scanpass.query.react.Worker;
import io.scanpass.query.react.reuse.ReuseReports.Report;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes the reports, each until Kafka has acknowledged it: at least once, and the same report is the same event. */
@Component
class WhenTokenIsReusedThenReport implements SmartLifecycle {

    static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(WhenTokenIsReusedThenReport.class);
    private static final URI SOURCE = URI.create("/scanpass/query-side");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;

    private final Worker worker = new Worker("reuse-reports", PAUSE, this::publishAll);
    private final ReuseReports reports;
    private final KafkaTemplate<String, CloudEvent> kafka;
    private final MeterRegistry meters;
    private final Clock clock;

    WhenTokenIsReusedThenReport(
            ReuseReports reports, KafkaTemplate<String, CloudEvent> kafka, MeterRegistry meters, Clock clock) {
        this.reports = reports;
        this.kafka = kafka;
        this.meters = meters;
        this.clock = clock;
        reports.onWake(worker::wake);
    }

    private void publishAll() {
        List<Piece> due = reports.work().claim(clock.instant(), LEASE, AT_ONCE);
        List<Piece> left = new ArrayList<>(due);
        try {
            List<CompletableFuture<?>> sent = new ArrayList<>(due.size());
            for (Piece piece : due) {
                sent.add(kafka.send(recordOf(ReuseReports.read(piece.what()))));
            }
            for (int i = 0; i < due.size(); i++) {
                sent.get(i).get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                reports.work().done(due.get(i));
                left.remove(due.get(i));
                log.info(
                        "reported: refresh token reuse of session {}",
                        due.get(i).id());
                count("published");
            }
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            log.warn("{} reports of refresh token reuse wait for Kafka: {}", left.size(), away.toString());
            left.forEach(piece -> {
                reports.work().again(piece, clock.instant());
                count("waiting");
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // the lease ends, and another node or the next start sends them
        }
    }

    private static ProducerRecord<String, CloudEvent> recordOf(Report report) {
        RefreshTokenReused event = report.event();
        EventType type = EventType.of(event);
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(event.sessionId())
                .withSource(SOURCE)
                .withType(type.wireName())
                .withSubject(event.aggregateId())
                .withTime(event.noticedAt().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withDataSchema(type.dataSchema())
                .withData(ReuseReports.json(event));
        String traceparent = report.traceparent();
        if (traceparent != null) {
            cloudEvent = cloudEvent.withExtension(ReuseReports.TRACEPARENT, traceparent);
        }
        ProducerRecord<String, CloudEvent> message =
                new ProducerRecord<>(type.topic().wireName(), event.aggregateId(), cloudEvent.build());
        if (traceparent != null) {
            message.headers().add(ReuseReports.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return message;
    }

    private void count(String outcome) {
        meters.counter("scanpass.reuse.reports", "outcome", outcome).increment();
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
