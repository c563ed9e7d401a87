package io.scanpass.acceptance;

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

            // Whichever of the two relays: it dies now, or when the other has taken over.
            first.commandSide.kill();
            signInThrough(second, phone);
            first.commandSide.startAgain().awaitReady();
            second.commandSide.kill();
            signInThrough(first, phone);
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

    private static void signInThrough(ScanPass node, PhoneApp phone) {
        WebPage page = WebPage.asking(node);
        PhoneApp there = phone.at(node);
        there.scan(page).is(200);
        there.confirm(page).is(200);
        page.watchThere().await("confirmed");
        page.redeem().is(200);
    }
}
