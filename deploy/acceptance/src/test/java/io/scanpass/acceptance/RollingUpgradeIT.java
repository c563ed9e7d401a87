package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.ScanPass.Release;
import io.scanpass.acceptance.threats.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The previous release and this one on the same servers, as while an upgrade goes from node to node; and the way back. */
class RollingUpgradeIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private int logins;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        PreviousRelease.build();
    }

    @Test
    void nobodyNoticesThatThisReleaseTakesOverFromThePreviousNorThatItGivesBack() {
        try (OwnServers servers = OwnServers.start(folder);
                ScanPass previous = ScanPass.on(servers.settings(), Release.PREVIOUS)) {
            PhoneApp phone = PhoneApp.registered(previous);
            Web web = signIn(phone, Route.allAt(previous));
            // The new one migrates what the previous works on.
            AtomicBoolean starts = new AtomicBoolean(true);
            CompletableFuture<Void> people = CompletableFuture.runAsync(
                    () -> signInAsLongAs(starts::get, previous),
                    Thread.ofPlatform()::start); // not of the common pool, which Http's client needs too
            try (ScanPass next = previous.secondNodes(Release.THIS)) {
                starts.set(false);
                people.join();
                bothRun(previous, next, phone, web);

                previous.commandSide.close();
                trying("once the previous command side has left", () -> {
                    signIn(phone, new Route(next, next, next, previous));
                    signIn(phone, new Route(next, next, next, next));
                });
                previous.querySide.close();
                trying("alone after the upgrade", () -> everythingWorksAt(next, phone, web));

                // What is stored by now is the newer release's.
                previous.commandSide.startAgain();
                previous.querySide.startAgain().awaitReady();
                previous.commandSide.awaitReady();
                routes(previous, next).forEach(route -> signIn(phone, route));
                endHereIsEndThere(next, previous, phone);
            }
            trying("alone after the way back", () -> everythingWorksAt(previous, phone, web));
        }
    }

    private static void signInAsLongAs(BooleanSupplier others, ScanPass nodes) {
        PhoneApp phone = PhoneApp.registered(nodes);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    trying("while this release starts", () -> through(Route.allAt(nodes), phone));
                    return !others.getAsBoolean();
                });
    }

    private void bothRun(ScanPass previous, ScanPass next, PhoneApp phone, Web web) {
        double byPrevious = projected(previous);
        double byNext = projected(next);
        routes(previous, next).forEach(route -> signIn(phone, route));
        assertThat(projected(previous)).as("events projected by " + previous).isGreaterThan(byPrevious);
        assertThat(projected(next)).as("events projected by " + next).isGreaterThan(byNext);

        for (ScanPass node : List.of(previous, next, previous, next)) {
            trying("refreshing in turns, at " + node, () -> {
                phone.tokens = phone.at(node).refresh().is(200);
                web.refresh(node);
            });
        }
        endHereIsEndThere(previous, next, phone);
        endHereIsEndThere(next, previous, phone);
        aUsedTokenEndsItsSession(previous, next, phone);
        aUsedTokenEndsItsSession(next, previous, phone);
        tellTheSame(previous, next, phone);
    }

    private static double projected(ScanPass nodes) {
        return Metrics.sum(nodes.querySide, "scanpass_projected_total", "outcome=\"applied\"");
    }

    /** Where the requests of one login go. */
    private record Route(ScanPass asks, ScanPass scans, ScanPass confirms, ScanPass redeems) {

        static Route allAt(ScanPass nodes) {
            return new Route(nodes, nodes, nodes, nodes);
        }
    }

    /** All that a load balancer can make of two. */
    private static Stream<Route> routes(ScanPass one, ScanPass other) {
        ScanPass[] either = {one, other};
        return IntStream.range(0, 16)
                .mapToObj(bits -> new Route(
                        either[bits >> 3 & 1], either[bits >> 2 & 1], either[bits >> 1 & 1], either[bits & 1]));
    }

    private Web signIn(PhoneApp phone, Route route) {
        logins++;
        return naming(route.toString(), () -> through(route, phone));
    }

    private static Web through(Route route, PhoneApp phone) {
        WebPage page = WebPage.asking(route.asks());
        Frames atScan = page.at(route.scans()).watchThere();
        Frames atRedemption = page.at(route.redeems()).watchThere();
        PhoneApp scanning = phone.at(route.scans());
        scanning.scan(page).is(200);
        scanning.at(route.confirms()).confirm(page.at(route.redeems())).is(200);
        atScan.await("confirmed");
        atRedemption.await("confirmed");
        Web web = new Web(page.at(route.redeems()).redeem().is(200));
        Web.userinfo(route.asks(), web.tokens).is(200);
        return web;
    }

    private void endHereIsEndThere(ScanPass here, ScanPass there, PhoneApp phone) {
        Web web = signIn(phone, Route.allAt(there));
        PhoneApp second = phone.at(here).another();
        WebPage page = WebPage.asking(there);
        trying("a session ended at " + here + " is refused at " + there, () -> {
            second.at(there).scan(page).is(200);
            end(here, web.sessionId(), phone);
            end(here, second.sessionId(), phone);
            Answer refused = second.at(there).confirmBlindly(page).is(401);
            assertThat(refused.text("code")).isEqualTo("session_revoked");
            web.awaitEnd(there);
            eventually(
                    () -> assertThat(second.at(there).refresh().text("error")).isEqualTo("invalid_grant"));
        });
    }

    private static void end(ScanPass nodes, String sessionId, PhoneApp phone) {
        Http.delete(nodes.commands("/v1/sessions/" + sessionId), phone.bearer()).is(204);
    }

    private void aUsedTokenEndsItsSession(ScanPass here, ScanPass there, PhoneApp phone) {
        Web web = signIn(phone, Route.allAt(here));
        Answer first = web.tokens;
        trying("a token used at " + here + " and presented at " + there, () -> {
            web.refresh(here);
            web.refresh(there);
            assertThat(Web.refresh(there, first).is(400).text("error")).isEqualTo("invalid_grant");
            assertThat(Web.refresh(here, web.tokens).is(400).text("error")).isEqualTo("invalid_grant");
            web.awaitEnd(here);
            web.awaitEnd(there);
        });
    }

    private void tellTheSame(ScanPass one, ScanPass other, PhoneApp phone) {
        for (String path : List.of("/v1/activity?limit=100", "/v1/sessions")) {
            trying(
                    path + " at " + one + " and " + other,
                    () -> eventually(() -> assertThat(told(one, path, phone)).isEqualTo(told(other, path, phone))));
        }
        String activity = told(other, "/v1/activity?limit=100", phone);
        assertThat(activity.split("qr-login.confirmed", -1).length - 1)
                .as(activity)
                .isEqualTo(logins);
    }

    private static String told(ScanPass nodes, String path, PhoneApp phone) {
        return Http.get(nodes.queries(path), phone.bearer()).is(200).json().toPrettyString();
    }

    private void everythingWorksAt(ScanPass nodes, PhoneApp phone, Web web) {
        Web.userinfo(nodes, web.tokens).is(200);
        web.refresh(nodes);
        phone.tokens = phone.at(nodes).refresh().is(200);
        PhoneApp second = phone.at(nodes).another();
        signIn(second, Route.allAt(nodes));
        PhoneApp.registered(nodes);
        endHereIsEndThere(nodes, nodes, phone);
        eventually(() -> assertThat(told(nodes, "/v1/activity", phone)).contains("session.revoked"));
    }

    /** What a web page holds. */
    private static final class Web {

        private Answer tokens;

        private Web(Answer tokens) {
            this.tokens = tokens;
        }

        String sessionId() {
            return PhoneApp.sessionOf(tokens);
        }

        void refresh(ScanPass nodes) {
            tokens = refresh(nodes, tokens).is(200);
        }

        static Answer refresh(ScanPass nodes, Answer tokens) {
            return Http.postForm(
                    nodes.queries("/oauth2/token"),
                    Map.of(
                            "grant_type", "refresh_token",
                            "client_id", "web-demo",
                            "refresh_token", tokens.text("refresh_token")));
        }

        static Answer userinfo(ScanPass nodes, Answer tokens) {
            String bearer = "Bearer " + tokens.text("access_token");
            return Http.get(nodes.queries("/oauth2/userinfo"), "Authorization", bearer);
        }

        void awaitEnd(ScanPass nodes) {
            eventually(() -> userinfo(nodes, tokens).is(401));
        }
    }

    private static void eventually(Runnable holds) {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(holds::run);
    }

    private static void trying(String what, Runnable steps) {
        naming(what, () -> {
            steps.run();
            return what;
        });
    }

    /** So that a failure says where its requests went. */
    private static <T> T naming(String what, Supplier<T> steps) {
        try {
            return steps.get();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(what + ": " + failure.getMessage(), failure);
        }
    }
}
