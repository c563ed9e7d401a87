package io.scanpass.acceptance;

import org.junit.jupiter.api.Test;

/** Two nodes of each side behind what would be a load balancer. */
class TwoNodesIT {

    @Test
    void everyRequestOfALoginMayMeetAnotherNodeAndAnyNodeMayDie() {
        try (ScanPass first = ScanPass.onSelectedBackends();
                ScanPass second = first.secondNodes()) {
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
        phone.at(first).scan(page).is(200);
        phone.at(second).confirm(page).is(200);
        atFirst.await("confirmed");
        atSecond.await("confirmed");
        page.at(first).redeem().is(200);
        page.at(second).redeem().is(200);
        phone.at(second).refresh().is(200);
    }

    private static void signInThrough(ScanPass node, PhoneApp phone) {
        WebPage page = WebPage.asking(node);
        phone.at(node).scan(page).is(200);
        phone.at(node).confirm(page).is(200);
        page.watchThere().await("confirmed");
        page.redeem().is(200);
    }
}
