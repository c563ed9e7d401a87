package io.scanpass.command.accept.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.testing.Forgeries;
import io.scanpass.testing.Forgeries.Forgery;
import io.scanpass.testing.JwtSigner;
import io.scanpass.testing.Misissues;
import io.scanpass.testing.Trap;
import io.scanpass.testing.Wycheproof;
import io.scanpass.testing.Wycheproof.Vector;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 8725 and RFC 9068 section 4 at what phones call: whatever is not exactly an access token of ours is refused. */
@TestInstance(Lifecycle.PER_CLASS)
class ForgedAccessTokenIT extends CommandSideIT {

    private final JwtSigner issuer = TestIssuer.INSTANCE.signer();
    private final JwtSigner attacker = JwtSigner.onP256("attacker");
    private final Trap trap = new Trap(attacker.publicJwks());
    private final Phone phone = new Phone("AAAAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBBBBBBBA");

    @AfterAll
    void nobodyFetchedTheKeysOfTheAttacker() {
        trap.close();
        assertThat(trap.visits()).isZero();
    }

    @Test
    void takesAGenuineOne() {
        for (String type : List.of("at+jwt", "application/at+jwt", "AT+JWT")) { // RFC 9068 section 4
            Map<String, Object> members = members();
            members.put(".typ", type);
            scan(issuer.sign(members)).isRefused(400, RejectionCode.QR_CODE_FORGED);
        }
    }

    Stream<Forgery> forgeries() {
        return Stream.of(
                        Forgeries.of(issuer.sign(members()), issuer.key(), attacker, trap.uri()),
                        Misissues.of(issuer, members()),
                        Misissues.ofAccessToken(issuer, members()))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refuses(Forgery forgery) {
        scan(forgery.token()).isRefused(401, RejectionCode.UNAUTHENTICATED);
        send(request("/v1/sessions/" + phone.sessionId())
                        .header("Authorization", "Bearer " + forgery.token())
                        .DELETE())
                .isRefused(401, RejectionCode.UNAUTHENTICATED);
    }

    static Stream<Vector> vectors() {
        return Stream.of(Wycheproof.signatures(), Wycheproof.encryptions()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesWycheproofs(Vector vector) {
        scan(vector.text().replaceAll("[^ -~]", "")).isRefused(401, RejectionCode.UNAUTHENTICATED);
    }

    @Test
    void refusesWhatIsHuge() {
        for (int length : new int[] {9_000, 100_000, 2_000_000}) {
            Map<String, Object> members = members();
            members.put("x", "x".repeat(length));
            assertThat(scan(issuer.sign(members)).status())
                    .as("%d bytes", length)
                    .isIn(400, 401, 431);
        }
    }

    private Map<String, Object> members() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(".typ", "at+jwt");
        members.put(".kid", issuer.key().getKeyID());
        members.put(".alg", "ES256");
        members.put("iss", TestIssuer.INSTANCE.issuer());
        members.put("aud", "scanpass");
        members.put("sub", phone.userId());
        members.put("client_id", "phone-demo");
        members.put("scope", "openid profile");
        members.put("sid", phone.sessionId());
        members.put("auth_time", now);
        members.put("iat", now);
        members.put("exp", now + 300);
        return members;
    }

    private Answer scan(String token) {
        return postJson("/v1/qr-logins/scan", "{\"payload\":\"junk\"}", "Authorization", "Bearer " + token);
    }
}
