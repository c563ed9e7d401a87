package io.scanpass.contract;

import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.token.RefreshTokenReused;
import io.scanpass.contract.user.UserEvent.PasswordChanged;
import io.scanpass.contract.user.UserEvent.UserDisabled;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of published events: the CloudEvents {@code type} of each, its topic, and the record its JSON reads as.
 * A wire name is kept for ever; a change that old readers cannot read is a new name with the next revision.
 */
public enum EventType {
    USER_REGISTERED("io.scanpass.user.registered.v2", Topic.USERS, UserRegistered.class),
    PASSWORD_CHANGED("io.scanpass.user.password-changed.v1", Topic.USERS, PasswordChanged.class),
    USER_DISABLED("io.scanpass.user.disabled.v1", Topic.USERS, UserDisabled.class),
    USER_ENABLED("io.scanpass.user.enabled.v1", Topic.USERS, UserEnabled.class),
    USER_ERASED("io.scanpass.user.erased.v1", Topic.USERS, UserErased.class),
    QR_REQUESTED("io.scanpass.qr-login.requested.v2", Topic.QR_LOGINS, QrRequested.class),
    QR_SCANNED("io.scanpass.qr-login.scanned.v1", Topic.QR_LOGINS, QrScanned.class),
    QR_CONFIRMED("io.scanpass.qr-login.confirmed.v1", Topic.QR_LOGINS, QrConfirmed.class),
    QR_REJECTED("io.scanpass.qr-login.rejected.v1", Topic.QR_LOGINS, QrRejected.class),
    SESSION_STARTED("io.scanpass.session.started.v2", Topic.SESSIONS, SessionStarted.class),
    SESSION_RENAMED("io.scanpass.session.renamed.v2", Topic.SESSIONS, SessionRenamed.class),
    SESSION_REVOKED("io.scanpass.session.revoked.v1", Topic.SESSIONS, SessionRevoked.class),
    PERSONAL_KEY_ISSUED("io.scanpass.personal-key.issued.v1", Topic.PERSONAL_KEYS, PersonalKeyIssued.class),
    REFRESH_TOKEN_REUSED("io.scanpass.refresh-token.reused.v1", Topic.REFRESH_TOKENS, RefreshTokenReused.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final Class<? extends PublishedEvent> record;

    EventType(String wireName, Topic topic, Class<? extends PublishedEvent> record) {
        this.wireName = wireName;
        this.topic = topic;
        this.record = record;
    }

    public String wireName() {
        return wireName;
    }

    public Topic topic() {
        return topic;
    }

    /** The {@code $id} of the JSON Schema that its JSON keeps to, beside this class in {@code schemas/<wire name>.json}. */
    public URI dataSchema() {
        return URI.create("urn:scanpass:schema:" + wireName);
    }

    public Class<? extends PublishedEvent> record() {
        return record;
    }

    /** Empty for a type of a later version: a consumer skips what it does not know. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** @throws IllegalArgumentException for an event that is not in the catalogue */
    public static EventType of(PublishedEvent event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("not in the catalogue: " + event.getClass());
        }
        return type;
    }
}
