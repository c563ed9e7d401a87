package io.scanpass.contract.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.qrlogin.QrPayload.Reading;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.SharedKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QrPayloadTest {

    private static final SharedKey KEY = SharedKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final SharedKey OTHER_KEY = SharedKey.parse("BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final Instant SLOT_START = Instant.parse("2026-11-21T12:00:00Z");

    private final String loginId = Ids.random();
    private final String payload = QrPayload.write(KEY, loginId, SLOT_START);

    @Test
    void isGenuineInItsSlotAndTheNext() {
        assertThat(readAt(0)).isEqualTo(new Reading.Genuine(loginId));
        assertThat(readAt(29)).isEqualTo(new Reading.Genuine(loginId));
        assertThat(readAt(30)).isEqualTo(new Reading.Stale(loginId));
    }

    @Test
    void toleratesOneSlotOfSkewAndNoMore() {
        assertThat(readAt(-1)).isEqualTo(new Reading.Genuine(loginId));
        assertThat(readAt(-16)).isEqualTo(new Reading.Stale(loginId));
    }

    @Test
    void isForgedWithAnyCharacterChanged() {
        for (int position = 0; position < payload.length(); position++) {
            char changed = payload.charAt(position) == 'A' ? 'B' : 'A';
            String forged = payload.substring(0, position) + changed + payload.substring(position + 1);
            assertThat(QrPayload.read(KEY, forged, SLOT_START)).isEqualTo(new Reading.Forged());
        }
    }

    @Test
    void isForgedUnderAnotherKeyAndForAnotherLogin() {
        assertThat(QrPayload.read(OTHER_KEY, payload, SLOT_START)).isEqualTo(new Reading.Forged());
        String other = Ids.random() + payload.substring(loginId.length());
        assertThat(QrPayload.read(KEY, other, SLOT_START)).isEqualTo(new Reading.Forged());
        assertThat(QrPayload.read(KEY, "", SLOT_START)).isEqualTo(new Reading.Forged());
        assertThat(QrPayload.read(KEY, loginId + ".zzzzzzzzzzzzzz.x", SLOT_START))
                .isEqualTo(new Reading.Forged());
    }

    @Test
    void isGenuineUnderAKeyThatIsBeingRotated() {
        SharedKey both = SharedKey.parse(
                "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        assertThat(QrPayload.read(both, payload, SLOT_START)).isEqualTo(new Reading.Genuine(loginId));
        assertThat(QrPayload.read(OTHER_KEY, QrPayload.write(both, loginId, SLOT_START), SLOT_START))
                .isEqualTo(new Reading.Genuine(loginId));
    }

    private Reading readAt(int seconds) {
        return QrPayload.read(KEY, payload, SLOT_START.plusSeconds(seconds));
    }
}
