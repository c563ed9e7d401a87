package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes of each side behind what would be a load balancer. */
@ExtendWith(SharedScanPass.class)
class TwoNodesIT {

    private final ScanPass first;

    TwoNodesIT(ScanPass first) {
        this.first = first;
    }

    @Test
    void everyRequestOfALoginMayMeetAnotherNodeAndAnyNodeMayDie() {
        try (ScanPass second = first.secondNodes()) {
            PhoneApp phone = PhoneApp.registered(first);
            signInAcross(first, second, phone);
            disownAcross(first, second, phone);

            // Whichever of the two relays and reacts: it dies now, or when the other has taken over.
            first.commandSide.kill();
            signInThrough(second, phone);
            endWithItsApproverThrough(second, phone);
            first.commandSide.startAgain().awaitReady();
            second.commandSide.kill();
            signInThrough(first, phone);
            endWithItsApproverThrough(first, phone);
        }
    }

    private static void signInAcross(ScanPass first, ScanPass second, PhoneApp phone) {
        WebPage page = WebPage.asking(second);
        Frames atFirst = page.at(first).watchThere();
        Frames atSecond = page.at(second).watchThere();
        PhoneApp atOne = phone.at(first);
        atOne.scan(page).is(200);
        atOne.at(second).confirm(page).is(200);
        atFirst.await("confirmed");
        atSecond.await("confirmed");
        page.at(first).redeem().is(200);
        page.at(second).redeem().is(200);
        phone.at(second).refresh().is(200);
    }

    /** "This was not me", said at one node: within a second no node takes what the session has. */
    private static void disownAcross(ScanPass first, ScanPass second, PhoneApp phone) {
        WebPage page = WebPage.askingFrom(first, "198.51.100.77");
        PhoneApp there = phone.at(first);
        there.scan(page).is(200);
        there.confirm(page).is(200);
        page.watch().await("confirmed");
        String accessToken = page.at(first).redeem().is(200).text("access_token");
        assertThat(isTaken(first, accessToken)).isTrue();
        assertThat(isTaken(second, accessToken)).isTrue();

        phone.at(second).disown(page).is(200);
        Awaitility.await()
                .atMost(1, TimeUnit.SECONDS)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> !isTaken(first, accessToken) && !isTaken(second, accessToken));
    }

    private static boolean isTaken(ScanPass node, String accessToken) {
        return Http.get(node.queries("/oauth2/userinfo"), "Authorization", "Bearer " + accessToken)
                        .status()
                == 200;
    }

    private static void signInThrough(ScanPass node, PhoneApp phone) {
        WebPage page = WebPage.asking(node);
        PhoneApp there = phone.at(node);
        there.scan(page).is(200);
        there.confirm(page).is(200);
        page.watchThere().await("confirmed");
        page.redeem().is(200);
    }

    private static void endWithItsApproverThrough(ScanPass node, PhoneApp phone) {
        PhoneApp another = phone.at(node).another();
        WebPage page = WebPage.asking(node, "client_id", "tied-web");
        another.scan(page).is(200);
        another.confirmBlindly(page).is(200);
        page.watchThere().await("confirmed");
        String accessToken = page.redeem().is(200).text("access_token");
        Http.delete(node.commands("/v1/sessions/" + another.sessionId()), another.bearer())
                .is(204);
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !isTaken(node, accessToken));
    }
}
