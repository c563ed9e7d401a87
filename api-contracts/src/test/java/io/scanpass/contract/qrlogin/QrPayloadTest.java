package io.scanpass.contract.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.scanpass.contract.qrlogin.QrPayload.Reading;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.SharedKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QrPayloadTest {

    private static final SharedKey KEY = SharedKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final SharedKey OTHER_KEY = SharedKey.parse("BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final Instant SLOT_START = Instant.parse("2026-11-21T12:00:00Z");

    private final String loginId = Ids.random();
    private final String payload = QrPayload.write(KEY, loginId, Duration.ofSeconds(15), SLOT_START);

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
            for (char other : new char[] {'A', '1', 'z'}) {
                if (payload.charAt(position) == other) continue;
                String forged = payload.substring(0, position) + other + payload.substring(position + 1);
                assertThat(QrPayload.read(KEY, forged, SLOT_START)).as(forged).isEqualTo(new Reading.Forged());
            }
        }
    }

    @Test
    void tellsTheLengthOfItsSlotItself() {
        assertThat(payload).startsWith(loginId + ".f.");
        for (int seconds : new int[] {5, 60}) {
            String other = QrPayload.write(KEY, loginId, Duration.ofSeconds(seconds), SLOT_START);
            assertThat(readAt(other, -seconds)).isEqualTo(new Reading.Genuine(loginId));
            assertThat(readAt(other, -seconds - 1)).isEqualTo(new Reading.Stale(loginId));
            assertThat(readAt(other, 2 * seconds - 1)).isEqualTo(new Reading.Genuine(loginId));
            assertThat(readAt(other, 2 * seconds)).isEqualTo(new Reading.Stale(loginId));
        }
    }

    @Test
    void isForgedWithoutALengthOrWithAnother() {
        assertThat(readAt(payload.replace(".f.", "."), 0)).isEqualTo(new Reading.Forged());
        assertThat(readAt(payload.replace(".f.", ".0."), 0)).isEqualTo(new Reading.Forged());
        assertThat(readAt(payload.replace(".f.", ".1o."), 0)).isEqualTo(new Reading.Forged());
    }

    @Test
    void isWrittenForSlotsOf5To60WholeSeconds() {
        for (String length : new String[] {"PT4S", "PT4.999S", "PT5.5S", "PT61S", "PT0S", "PT-5S"}) {
            assertThat(QrPayload.isSlot(Duration.parse(length))).as(length).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QrPayload.write(KEY, loginId, Duration.parse(length), SLOT_START));
        }
        assertThat(QrPayload.isSlot(Duration.ofSeconds(5))).isTrue();
        assertThat(QrPayload.isSlot(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void isForgedUnderAnotherKeyAndForAnotherLogin() {
        assertThat(QrPayload.read(OTHER_KEY, payload, SLOT_START)).isEqualTo(new Reading.Forged());
        String other = Ids.random() + payload.substring(loginId.length());
        assertThat(QrPayload.read(KEY, other, SLOT_START)).isEqualTo(new Reading.Forged());
        assertThat(QrPayload.read(KEY, "", SLOT_START)).isEqualTo(new Reading.Forged());
        assertThat(QrPayload.read(KEY, loginId + ".f.zzzzzzzzzzzzzz.x", SLOT_START))
                .isEqualTo(new Reading.Forged());
    }

    @Test
    void isGenuineUnderAKeyThatIsBeingRotated() {
        SharedKey both = SharedKey.parse(
                "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        assertThat(QrPayload.read(both, payload, SLOT_START)).isEqualTo(new Reading.Genuine(loginId));
        assertThat(QrPayload.read(
                        OTHER_KEY, QrPayload.write(both, loginId, Duration.ofSeconds(15), SLOT_START), SLOT_START))
                .isEqualTo(new Reading.Genuine(loginId));
    }

    private Reading readAt(int seconds) {
        return readAt(payload, seconds);
    }

    private static Reading readAt(String text, int seconds) {
        return QrPayload.read(KEY, text, SLOT_START.plusSeconds(seconds));
    }
}
