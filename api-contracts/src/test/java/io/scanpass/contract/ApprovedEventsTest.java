package io.scanpass.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.token.RefreshTokenReused;
import io.scanpass.contract.user.UserEvent.PasswordChanged;
import io.scanpass.contract.user.UserEvent.UserDisabled;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code approved} are what was once published. They are kept for ever, and never edited. */
class ApprovedEventsTest {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final Instant LATER = Instant.parse("2026-12-21T12:00:00.123Z");
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final Map<EventType, PublishedEvent> EXAMPLES = Stream.of(
                    new UserRegistered("user-1", "sealed", AT),
                    new PasswordChanged("user-1", "session-1", AT),
                    new UserDisabled("user-1", AT),
                    new UserEnabled("user-1", AT),
                    new UserErased("user-1", AT),
                    new PersonalKeyIssued("oct", "user-1", "A256GCM", "secret"),
                    new QrRequested("login-1", "web", "openid", "hash", AT, LATER, null, null),
                    new QrScanned("login-1", "user-1", "session-1", AT, null),
                    new QrConfirmed("login-1", "user-1", "session-1", "session-2", AT),
                    new QrRejected("login-1", "user-1", "session-1", "not_me", AT),
                    new SessionStarted(
                            "session-1",
                            "user-1",
                            "web",
                            "openid",
                            "qr",
                            new Approval("login-1", "session-0"),
                            new AuthorizationCode("hash", "challenge", AT, null),
                            AT,
                            LATER,
                            null,
                            "sealed",
                            null),
                    new SessionRenamed("session-1", "user-1", "sealed", AT),
                    new SessionRevoked("session-1", "user-1", "signed_out", AT),
                    new RefreshTokenReused("session-1", "user-1", "web", AT))
            .collect(Collectors.toUnmodifiableMap(EventType::of, Function.identity()));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void readsWhatWasOncePublished(EventType type) {
        assertThat(JSON.treeToValue(approved(type), type.record())).isEqualTo(EXAMPLES.get(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void publishesWhatWasApproved(EventType type) {
        assertThat(JSON.<JsonNode>valueToTree(EXAMPLES.get(type))).isEqualTo(approved(type));
    }

    /** A member that came later: readers of before ignore it, and it is absent where it does not apply. */
    @Test
    void tellsTheNumberOfAScan() {
        JsonNode json = JSON.valueToTree(new QrScanned("login-1", "user-1", "session-1", AT, 42));
        assertThat(json.path("number").asInt()).isEqualTo(42);
        assertThat(json.size()).isEqualTo(approved(EventType.QR_SCANNED).size() + 1);
    }

    @Test
    void tellsWhereASessionIsToWhoOpensIt() {
        Device device = new Device("192.0.2.1", "Firefox 145", "Windows 11", null);
        assertThat(JSON.<JsonNode>valueToTree(device)).isEqualTo(JSON.readTree("""
                {"ip_address": "192.0.2.1", "browser": "Firefox 145", "system": "Windows 11"}"""));
    }

    @Test
    void everyEventKnowsItsNameAndItsTopic() {
        EXAMPLES.forEach((type, event) -> {
            assertThat(EventType.of(event)).isEqualTo(type);
            assertThat(EventType.named(type.wireName())).contains(type);
        });
        assertThat(EventType.named("io.scanpass.user.forgotten.v9")).isEmpty();
    }

    private static JsonNode approved(EventType type) {
        return approved(type.wireName());
    }

    static JsonNode approved(String revision) {
        try (InputStream file = ApprovedEventsTest.class.getResourceAsStream("/approved/" + revision + ".json")) {
            assertThat(file).as("approved/" + revision + ".json").isNotNull();
            return JSON.readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
