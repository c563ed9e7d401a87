package io.scanpass.contract.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final SharedKey KEY = SharedKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final SharedKey OTHER_KEY = SharedKey.parse("BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final Instant END = Instant.parse("2026-11-21T12:02:00.123Z");
    private static final StreamTicket TICKET = new StreamTicket(END, Duration.ofSeconds(60));

    private final String id = Ids.random();
    private final GrantCode code = GrantCode.issue(KEY, Purpose.DEVICE_CODE, id, END);

    @Test
    void aCodeTellsItsIdAndItsEndToWhoHoldsTheKey() {
        GrantCode read = GrantCode.read(KEY, Purpose.DEVICE_CODE, code.value()).orElseThrow();
        assertThat(read.id()).isEqualTo(id);
        assertThat(read.expiresAt()).isEqualTo(END);
        assertThat(read.sha256()).isEqualTo(code.sha256()).hasSize(43);
    }

    @Test
    void twoCodesOfOneLoginDiffer() {
        assertThat(GrantCode.issue(KEY, Purpose.DEVICE_CODE, id, END).value()).isNotEqualTo(code.value());
    }

    @Test
    void aCodeIsNothingUnderAnotherKeyForAnotherPurposeOrChanged() {
        assertThat(GrantCode.read(OTHER_KEY, Purpose.DEVICE_CODE, code.value())).isEmpty();
        assertThat(GrantCode.read(KEY, Purpose.AUTHORIZATION_CODE, code.value()))
                .isEmpty();
        for (int position = 0; position < code.value().length(); position++) {
            char changed = code.value().charAt(position) == 'A' ? 'B' : 'A';
            String forged =
                    code.value().substring(0, position) + changed + code.value().substring(position + 1);
            assertThat(GrantCode.read(KEY, Purpose.DEVICE_CODE, forged)).isEmpty();
        }
        assertThat(GrantCode.read(KEY, Purpose.DEVICE_CODE, "")).isEmpty();
        assertThat(GrantCode.read(KEY, Purpose.DEVICE_CODE, "%%%")).isEmpty();
        assertThat(GrantCode.read(KEY, Purpose.DEVICE_CODE, code.value() + "AA"))
                .isEmpty();
    }

    @Test
    void aTicketOpensOneLogin() {
        String ticket = TICKET.issue(KEY, id);
        assertThat(StreamTicket.read(KEY, id, ticket)).contains(TICKET);
        assertThat(StreamTicket.read(KEY, Ids.random(), ticket)).isEmpty();
        assertThat(StreamTicket.read(OTHER_KEY, id, ticket)).isEmpty();
        for (int position = 0; position < ticket.length(); position++) {
            char changed = ticket.charAt(position) == 'A' ? 'B' : 'A';
            String forged = ticket.substring(0, position) + changed + ticket.substring(position + 1);
            assertThat(StreamTicket.read(KEY, id, forged)).as(forged).isEmpty();
        }
        int end = ticket.length() - 1; // its last bits mean nothing: the next letter decodes to the same bytes
        assertThat(StreamTicket.read(KEY, id, ticket.substring(0, end) + (char) (ticket.charAt(end) + 1)))
                .isEmpty();
        assertThat(StreamTicket.read(KEY, id, "")).isEmpty();
    }

    @Test
    void whatTheOldSecretSealedIsGoodUntilItIsTakenAway() {
        String old = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        String fresh = "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        for (String both : new String[] {old + " " + fresh, fresh + "\n" + old, " " + fresh + ", " + old + " "}) {
            SharedKey key = SharedKey.parse(both);
            assertThat(GrantCode.read(key, Purpose.DEVICE_CODE, code.value())).isPresent();
            assertThat(StreamTicket.read(key, id, TICKET.issue(KEY, id))).contains(TICKET);
        }
        assertThat(GrantCode.read(SharedKey.parse(fresh), Purpose.DEVICE_CODE, code.value()))
                .isEmpty();
    }

    @Test
    void theFirstSecretSeals() {
        SharedKey key = SharedKey.parse(
                "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8,AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        String ticket = TICKET.issue(key, id);
        assertThat(StreamTicket.read(OTHER_KEY, id, ticket)).contains(TICKET);
        assertThat(StreamTicket.read(KEY, id, ticket)).isEmpty();
    }

    @Test
    void secretsPrintAsStars() {
        assertThat(KEY).hasToString("[***]");
        assertThat(code).hasToString("[***]");
    }

    @Test
    void aKeyHasAtLeast32BytesAndTheRefusalDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedKey.parse("c2hvcnQ"))
                .withMessageNotContaining("c2hvcnQ");
        assertThatIllegalArgumentException().isThrownBy(() -> SharedKey.parse("not base64!"));
    }

    @Test
    void anIdIs22CharactersThatDecodeTo16Bytes() {
        assertThat(Ids.isId(id)).isTrue();
        assertThat(Ids.isId(id.substring(1))).isFalse();
        assertThat(Ids.isId(id.substring(0, 21) + "B")).isFalse();
        assertThat(Ids.isId("../../etc/passwd______")).isFalse();
    }

    @Test
    void aHashIsWrittenAs43Characters() {
        // RFC 7636 appendix B.
        String hash = Sha256.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assertThat(hash).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assertThat(Sha256.isHash(hash)).isTrue();
        for (String wrong : new String[] {"", hash + "A", hash.substring(1), hash.replace('-', '+')}) {
            assertThat(Sha256.isHash(wrong)).as(wrong).isFalse();
        }
        assertThat(Sha256.isHash(hash.substring(0, 42) + "N"))
                .as("other spelling")
                .isFalse();
    }
}
