package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two nodes decide about one login at the same moment; the unique (aggregate, sequence) lets one of the decisions be.
 * {@code -Draces.rounds=200} is for whoever has changed something here.
 */
@ExtendWith(SharedScanPass.class)
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the lifecycle method sets them
class T06TwoPhonesRaceIT {

    private static final int ROUNDS = Integer.getInteger("races.rounds", 15);
    private static final int PHONES = 4;

    /** Logins under way at once, so that every round meets the end of one without waiting for all of its life. */
    private static final int EXPIRING = 5;

    private final Race race = new Race();
    private final Stored stored = Stored.open();
    private final ScanPass first;
    private ScanPass second;
    private List<PhoneApp> phones;

    T06TwoPhonesRaceIT(ScanPass first) {
        this.first = first;
    }

    @BeforeAll
    void startASecondNode() {
        second = first.secondNodes();
        phones = IntStream.range(0, PHONES)
                .mapToObj(number -> PhoneApp.registered(first))
                .toList();
        WebPage page = asked();
        Awaitility.await("each node has opened its connections to PostgreSQL")
                .atMost(1, TimeUnit.MINUTES)
                .ignoreExceptions()
                .until(() -> race.run(lane -> phones.getFirst().at(node(lane)).scan(page)).stream()
                        .allMatch(answer -> answer.status() < 500));
    }

    @AfterAll
    void stopIt() {
        second.close();
        stored.close();
        race.close();
    }

    @Test
    void onePhoneClaimsALogin() {
        for (int round = 0; round < ROUNDS; round++) {
            WebPage page = asked();
            List<Answer> answers = race.run(
                    lane -> phones.get(lane % PHONES).at(node(lane / PHONES)).scan(page));

            List<Integer> winners = IntStream.range(0, Race.THREADS)
                    .filter(lane -> answers.get(lane).status() == 200)
                    .map(lane -> lane % PHONES)
                    .distinct()
                    .boxed()
                    .toList();
            assertThat(winners).hasSize(1);
            for (int lane = 0; lane < Race.THREADS; lane++) {
                if (lane % PHONES == winners.getFirst()) answers.get(lane).is(200);
                else assertRefused(answers.get(lane), 409, "qr_login_already_scanned");
            }
            assertThat(stored.eventsOf(page.loginId())).containsExactly("QrRequested", "QrScanned");
        }
    }

    @Test
    void aConfirmThatIsSentManyTimesStartsOneSession() {
        for (int round = 0; round < ROUNDS; round++) {
            WebPage page = scanned();
            List<Answer> answers =
                    race.run(lane -> phones.getFirst().at(node(lane)).confirmBlindly(page));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.is(200).text("state"))
                    .isEqualTo("confirmed"));
            assertThat(stored.eventsOf(page.loginId())).containsExactly("QrRequested", "QrScanned", "QrConfirmed");
            assertThat(stored.sessionsOf(page.loginId())).isEqualTo(1);
        }
    }

    @Test
    void aLoginIsConfirmedOrRejectedNeverBoth() {
        for (int round = 0; round < ROUNDS; round++) {
            WebPage page = scanned();
            List<Answer> answers = race.run(lane -> {
                PhoneApp phone = phones.getFirst().at(node(lane / 2));
                return lane % 2 == 0 ? phone.confirmBlindly(page) : phone.reject(page);
            });

            List<String> events = stored.eventsOf(page.loginId());
            assertThat(events).hasSize(3);
            boolean confirmed = events.getLast().equals("QrConfirmed");
            assertThat(events.getLast()).isEqualTo(confirmed ? "QrConfirmed" : "QrRejected");
            assertThat(stored.sessionsOf(page.loginId())).isEqualTo(confirmed ? 1 : 0);
            for (int lane = 0; lane < Race.THREADS; lane++) {
                if (lane % 2 == 0 == confirmed) answers.get(lane).is(200);
                else assertRefused(answers.get(lane), 409, "qr_login_already_decided");
            }
        }
    }

    @Test
    void aLoginIsConfirmedBeforeItsEndOrNotAtAll() {
        Deque<Expiring> underWay = new ArrayDeque<>();
        for (int round = 0; round < ROUNDS + EXPIRING; round++) {
            if (round < ROUNDS) underWay.add(expiring());
            if (round < EXPIRING) continue;
            Expiring login = underWay.remove();
            WebPage page = login.page();
            List<Answer> answers = race.runAt(
                    login.end().minusMillis(10L * (round % 6)),
                    lane -> phones.getFirst().at(node(lane)).confirmBlindly(page));

            boolean confirmed = answers.stream().anyMatch(answer -> answer.status() == 200);
            for (Answer answer : answers) {
                if (answer.status() != 200) assertRefused(answer, 410, "qr_login_expired");
            }
            assertThat(stored.confirmationsOf(page.loginId()))
                    .hasSize(confirmed ? 1 : 0)
                    .allMatch(at -> at.isBefore(login.end()));
            assertThat(stored.sessionsOf(page.loginId())).isEqualTo(confirmed ? 1 : 0);
        }
    }

    @Test
    void aDeviceCodeThatIsSentManyTimesYieldsOneSession() {
        for (int round = 0; round < ROUNDS; round++) {
            WebPage page = scanned();
            phones.getFirst().confirmBlindly(page).is(200);
            awaitConfirmed(page);
            List<Answer> answers = race.run(lane -> page.at(node(lane)).redeem());

            assertThat(answers.stream()
                            .map(answer -> PhoneApp.sessionOf(answer.is(200)))
                            .distinct())
                    .hasSize(1);
            assertThat(stored.sessionsOf(page.loginId())).isEqualTo(1);
        }
    }

    private record Expiring(WebPage page, Instant end) {}

    private ScanPass node(int number) {
        return number % 2 == 0 ? first : second;
    }

    private WebPage asked() {
        return WebPage.asking(first, "client_id", "quick-web");
    }

    private WebPage scanned() {
        WebPage page = asked();
        phones.getFirst().scan(page).is(200);
        return page;
    }

    private Expiring expiring() {
        WebPage page = WebPage.asking(first, "client_id", "quick-web", "requested_expiry", "2");
        Answer scanned = phones.getFirst().scan(page).is(200);
        return new Expiring(page, Instant.parse(scanned.text("expires_at")));
    }

    private void awaitConfirmed(WebPage page) {
        URI events = URI.create(page.asked.text("events_uri"));
        URI state = first.queries(events.getRawPath().replace("/events", "") + "?" + events.getRawQuery());
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Http.get(state).text("state").equals("confirmed"));
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.is(status).text("code")).isEqualTo(code);
    }
}
