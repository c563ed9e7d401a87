package io.scanpass.query.serve.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.ReaderException;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.StreamTicket;
import io.scanpass.query.LoginStory;
import io.scanpass.query.OpenStream;
import io.scanpass.query.OpenStream.Frame;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.Traces;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WithQuerySide
class QrLoginControllerIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Autowired
    private QrLoginStore logins;

    @Autowired
    private MeterRegistry meters;

    private final LoginStory story = LoginStory.now();

    @Test
    void streamsWhatAPlainEventSourceTakes() throws IOException {
        try (OpenStream stream = browser.stream(story.path("/events"))) {
            assertThat(stream.response.statusCode()).isEqualTo(200);
            assertThat(stream.response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(stream.response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(stream.response.headers().firstValue("X-Accel-Buffering"))
                    .contains("no");
            Frame frame = stream.awaitFrame("requested");
            assertThat(frame.id()).isEqualTo("0");
            assertThat(frame.data().get("login_id").asString()).isEqualTo(story.loginId);
            assertThat(frame.data().get("expires_at").asString()).isEqualTo(story.expiresAt.toString());
            assertThat(frame.data().get("trace_id").asString()).hasSize(32);
            assertThat(meters.get("scanpass.streams.open").gauge().value()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void tellsWhyAndByWhoseRequestALoginWasRejected() throws IOException {
        String rejecting = Traces.id();
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        try (OpenStream stream = browser.stream(story.path("/events"))) {
            Frame scanned = stream.awaitFrame("scanned");
            assertThat(scanned.data().has("user"))
                    .as("a user that is not known yet")
                    .isFalse();
            publisher.publish(story.rejected(), 2, Traces.parent(rejecting));
            Frame rejected = stream.awaitFrame("rejected");
            assertThat(rejected.data().get("reason").asString()).isEqualTo("not_me");
            assertThat(rejected.data().get("trace_id").asString()).isEqualTo(rejecting);
            stream.awaitEnd();
        }
    }

    @Test
    void givesThePresentToOneWhoComesBack() throws IOException {
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.confirmed(), 2);
        await().until(() ->
                logins.find(story.loginId).map(view -> view.sequence() == 2).orElse(false));

        try (OpenStream stream = browser.stream(story.path("/events"))) {
            stream.awaitEnd();
            assertThat(stream.events()).containsExactly("confirmed");
        }
    }

    @Test
    void saysExpiredOnTimeThoughNoEventSaysSo() throws IOException {
        LoginStory brief = LoginStory.endingIn(Duration.ofSeconds(2));
        publisher.publish(brief.requested(), 0);
        publisher.publish(brief.scanned(), 1);

        try (OpenStream stream = browser.stream(brief.path("/events"))) {
            Frame expired = stream.awaitFrame("expired");
            stream.awaitEnd();
            assertThat(expired.id()).isEqualTo("1");
            assertThat(expired.at()).isBetween(brief.expiresAt.plusMillis(300), brief.expiresAt.plusMillis(2000));
        }
    }

    @Test
    void saysExpiredAtOnceOfALoginThatIsOver() throws IOException {
        LoginStory over = LoginStory.endingAt(Instant.now().minusSeconds(5));
        try (OpenStream stream = browser.stream(over.path("/events"))) {
            stream.awaitEnd();
            assertThat(stream.events()).containsExactly("expired");
        }
    }

    @Test
    void answersTheSameOnceToThoseWhoMustPoll() {
        publisher.publish(story.requested(), 0);
        await().until(() -> logins.find(story.loginId).isPresent());

        HttpResponse<String> answer = browser.get(story.path(""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(TestBrowser.json(answer).get("state").asString()).isEqualTo("requested");
        assertThat(TestBrowser.json(answer).get("sequence").asLong()).isZero();
    }

    @Test
    void refusesEveryWrongTicketInTheSameWay() {
        LoginStory other = LoginStory.now();
        String late = new StreamTicket(story.expiresAt, LoginStory.SLOT).issue(TestKeys.SHARED_KEY, story.loginId);
        List<String> wrong = List.of(
                "/v1/qr-logins/" + story.loginId + "%s",
                "/v1/qr-logins/" + story.loginId + "%s?ticket=",
                "/v1/qr-logins/" + story.loginId + "%s?ticket=guess",
                "/v1/qr-logins/" + story.loginId + "%s?ticket=" + other.ticket,
                "/v1/qr-logins/" + story.loginId + "%s?ticket=" + late + "&ticket=" + late,
                "/v1/qr-logins/" + Ids.random() + "%s?ticket=" + story.ticket,
                "/v1/qr-logins/no-id%s?ticket=" + story.ticket);
        for (String rest : List.of("", "/events", "/qr", "/qr.svg", "/qr.png")) {
            for (String path : wrong) {
                HttpResponse<String> answer = browser.get(path.formatted(rest));
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(TestBrowser.json(answer).get("code").asString()).isEqualTo("qr_login_unknown");
                assertThat(TestBrowser.json(answer).get("type").asString())
                        .isEqualTo("urn:scanpass:problem:qr_login_unknown");
            }
        }
    }

    @Test
    void drawsThePictureInTheFormatThatIsWanted() {
        HttpResponse<String> svg = browser.get(story.path("/qr"));
        assertThat(svg.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(svg.headers().firstValue("Cache-Control")).contains("no-store");
        HttpResponse<String> png = browser.send(
                browser.request(story.path("/qr")).header("Accept", "image/png").build());
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(browser.get(story.path("/qr.svg")).headers().firstValue("Content-Type"))
                .contains("image/svg+xml");
        assertThat(browser.get(story.path("/qr.png")).headers().firstValue("Content-Type"))
                .contains("image/png");
        HttpResponse<String> neither = browser.send(
                browser.request(story.path("/qr")).header("Accept", "text/html").build());
        assertThat(neither.statusCode()).isEqualTo(406);
        assertThat(TestBrowser.json(neither).get("code").asString()).isEqualTo("not_acceptable");
    }

    @Test
    void drawsACodeThatMovesAsFastAsTheTicketSays() throws IOException, ReaderException {
        byte[] png = browser.send(browser.request(story.path("/qr.png")).build(), BodyHandlers.ofByteArray())
                .body();
        String payload = QrPictureTest.read(ImageIO.read(new ByteArrayInputStream(png)))
                .getText()
                .replace("http://localhost:8080/q/", "");
        assertThat(payload).startsWith(story.loginId + ".k."); // 20 in base 36
        assertThat(QrPayload.read(TestKeys.SHARED_KEY, payload, Instant.now()))
                .isEqualTo(new QrPayload.Reading.Genuine(story.loginId));
    }

    @Test
    void drawsNoPictureOfALoginThatIsOver() {
        LoginStory over = LoginStory.endingAt(Instant.now());
        HttpResponse<String> answer = browser.send(browser.request(over.path("/qr"))
                .header("Accept", "image/svg+xml")
                .build());
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestBrowser.json(answer).get("code").asString()).isEqualTo("qr_login_expired");
    }
}
