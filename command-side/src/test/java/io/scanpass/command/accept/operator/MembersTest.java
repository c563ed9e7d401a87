package io.scanpass.command.accept.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.Entry.Proof;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.UserNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What operators see of events: as members, and in a sentence. */
class MembersTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final QrRequested REQUESTED = new QrRequested(
            "login-1",
            "web",
            "openid",
            "hash-1",
            Personal.of("login-1", new Requester("192.0.2.1", "Browser/1.0 \u001b[2J\u009b\u202e")),
            NOON,
            NOON.plusSeconds(120),
            Duration.ofDays(1),
            "choose",
            "warn",
            null,
            "thumb",
            "https://rp.example/cb",
            "challenge-1",
            "nonce-1");
    private static final SessionStarted STARTED = new SessionStarted(
            "session-1",
            "user-1",
            "web",
            "openid",
            "qr",
            "login-1",
            "phone-1",
            "hash-1",
            "challenge-1",
            NOON,
            NOON,
            NOON.plusSeconds(9),
            null,
            Personal.of("user-1", new Device("192.0.2.1", "Firefox 145", null, "Berlin, Germany")),
            "nonce-1",
            null);
    private static final UserRegistered FORGOTTEN =
            new UserRegistered("user-1", Personal.sealed("user-1", "jwe", Optional::<UserNames>empty), NOON);

    @Test
    void areShownByAListAndHideWhatIsNotOnIt() {
        assertThat(Members.of(REQUESTED))
                .containsEntry("device_code_sha256", "[***]")
                .containsEntry("code_challenge", "[***]")
                .containsEntry("nonce", "[***]")
                .containsEntry("session_lifetime", "PT24H")
                .containsEntry("expires_at", "2026-11-21T12:02:00Z")
                .doesNotContainKey("max_auth_age");
        assertThat(Members.of(STARTED))
                .containsEntry("authorization_code_sha256", "[***]")
                .containsEntry("approving_session_id", "phone-1");
        assertThat(Members.of(new QrScanned("login-1", "user-1", "phone-1", NOON, 42, List.of(1, 42))))
                .containsEntry("number", "[***]")
                .containsEntry("choices", "[***]");
        assertThat(Members.of(new Newer("secret")).toString()).doesNotContain("secret");
        for (Record event : List.of(REQUESTED, STARTED)) {
            assertThat(Members.of(event).toString() + Sentences.line(entry(event)))
                    .doesNotContain("hash-1", "challenge-1", "nonce-1");
        }
    }

    @Test
    void openWhatIsPersonalWhileThereIsAKey() {
        assertThat(Members.of(STARTED).get("device"))
                .isEqualTo(Map.of(
                        "of", "user-1",
                        "ip_address", "192.0.2.1",
                        "browser", "Firefox 145",
                        "place", "Berlin, Germany"));
        assertThat(Members.of(FORGOTTEN).get("names")).isEqualTo(Map.of("of", "user-1", "forgotten", true));
        assertThat(Sentences.line(entry(FORGOTTEN))).contains("registered as [forgotten]");
        assertThat(Sentences.line("names", Map.of("of", "user-1", "forgotten", true)))
                .isEqualTo("  names [forgotten]");
        assertThat(Sentences.line("device", requireNonNull(Members.of(STARTED).get("device"))))
                .isEqualTo("  device ip_address 192.0.2.1, browser Firefox 145, place Berlin, Germany");
    }

    @Test
    void readAsASentenceThatCannotCommandATerminal() {
        assertThat(Sentences.line(entry(REQUESTED)))
                .isEqualTo("2026-11-21T12:00:00Z  qr-login  id #7  requested by client web from 192.0.2.1"
                        + " (Browser/1.0 \ufffd[2J\ufffd\ufffd), until 2026-11-21T12:02:00Z  trace t");
    }

    @Test
    void sayWhatCannotBeReadOrWasAltered() {
        assertThat(Sentences.line(new Entry(1, "Odd", "id", 0, null, "e", "Odd", "1", null, null, Proof.ALTERED, null)))
                .isEqualTo("[no time]  Odd       id #0  [unreadable]  !! ALTERED");
    }

    /** Of a version to come. */
    public record Newer(String member) {}

    private static Entry entry(@Nullable Object event) {
        return new Entry(1, "QrLogin", "id", 7, NOON, "e", "Any", "1", "t", null, Proof.PROVEN, event);
    }
}
