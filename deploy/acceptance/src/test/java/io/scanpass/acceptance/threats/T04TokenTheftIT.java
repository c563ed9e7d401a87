package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Frames;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T4: a login leaves its secrets with those it gave them to, and nowhere else. */
@ExtendWith(SharedScanPass.class)
class T04TokenTheftIT {

    private final ScanPass scanPass;
    private final Map<String, String> secrets = new HashMap<>();

    T04TokenTheftIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void noSecretOfALoginStandsAnywhere() throws IOException {
        try (RedisServer redis = RedisServer.open();
                RedisServer.Traffic traffic = RedisServer.traffic();
                Stored stored = Stored.open()) {
            PhoneApp phone = signedIn();
            WebPage page = WebPage.asking(scanPass);
            secrets.put("device code", page.asked.text("device_code"));
            Frames frames = page.watch();
            phone.scan(page).is(200);
            phone.confirm(page).is(200);
            frames.await("confirmed");
            frames.endedAfter("requested", "scanned", "confirmed");
            remember("page", page.redeem().is(200));
            remember("refreshed", phone.refresh().is(200));

            String login = page.loginId();
            assertHoldsOnlyWhatItMay("PostgreSQL", login, stored.everything());
            assertHoldsOnlyWhatItMay("Redis", login, redis.everything());
            Awaitility.await().until(() -> traffic.seen().contains(login));
            assertHoldsOnlyWhatItMay("commands to Redis", login, traffic.seen());
            assertHoldsOnlyWhatItMay("Kafka", login, Published.records().toString());
            assertHoldsOnlyWhatItMay("SSE", login, frames.all().toString());
            for (String address : new String[] {"events_uri", "qr_uri", "verification_uri_complete"}) {
                assertHoldsOnlyWhatItMay(address, login, page.asked.text(address));
            }
            assertHoldsOnlyWhatItMay("log", login, Files.readString(scanPass.commandSide.log()));
            assertHoldsOnlyWhatItMay("log", phone.userId, Files.readString(scanPass.commandSide.log()));
            assertHoldsOnlyWhatItMay("log", "tokens for session", Files.readString(scanPass.querySide.log()));
        }
    }

    private PhoneApp signedIn() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        secrets.put("password", PhoneApp.PASSWORD);
        secrets.put("code verifier", PhoneApp.VERIFIER);
        String code = phone.signIn();
        secrets.put("authorization code", code);
        remember("phone", phone.redeem(code));
        remember("phone, at first", phone.tokens);
        return phone;
    }

    private void remember(String whose, Answer tokens) {
        for (String token : new String[] {"access_token", "refresh_token", "id_token"}) {
            if (!tokens.text(token).isEmpty()) secrets.put(token + " of the " + whose, tokens.text(token));
        }
    }

    /** @param expected stands there for certain, so that this is where one has to look */
    private void assertHoldsOnlyWhatItMay(String where, String expected, String text) {
        assertThat(text.contains(expected)).as("%s holds %s", where, expected).isTrue();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(12);
        secrets.forEach((name, secret) -> assertThat(text.contains(secret))
                .as("%s holds the %s", where, name)
                .isFalse());
    }
}
