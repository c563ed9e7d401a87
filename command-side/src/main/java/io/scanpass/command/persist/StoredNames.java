package io.scanpass.command.persist;

import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.command.decide.user.UserEvent.UserEnabled;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * What stored events are called. A name is never changed and never given to another class; a change of shape is a new
 * revision and an upcaster.
 */
enum StoredNames {
    USER_REGISTERED("UserRegistered", "2", UserRegistered.class),
    PASSWORD_CHANGED("PasswordChanged", "1", PasswordChanged.class),
    USER_DISABLED("UserDisabled", "1", UserDisabled.class),
    USER_ENABLED("UserEnabled", "1", UserEnabled.class),
    USER_ERASED("UserErased", "1", UserErased.class),
    QR_REQUESTED("QrRequested", "2", QrRequested.class),
    QR_SCANNED("QrScanned", "1", QrScanned.class),
    QR_CONFIRMED("QrConfirmed", "1", QrConfirmed.class),
    QR_REJECTED("QrRejected", "1", QrRejected.class),
    SESSION_STARTED("SessionStarted", "2", SessionStarted.class),
    SESSION_RENAMED("SessionRenamed", "2", SessionRenamed.class),
    SESSION_REVOKED("SessionRevoked", "1", SessionRevoked.class);

    private final String storedName;
    private final String revision;
    private final Class<?> event;

    StoredNames(String storedName, String revision, Class<?> event) {
        this.storedName = storedName;
        this.revision = revision;
        this.event = event;
    }

    String storedName() {
        return storedName;
    }

    Class<?> event() {
        return event;
    }

    SimpleSerializedType serializedType() {
        return new SimpleSerializedType(storedName, revision);
    }

    static Optional<StoredNames> of(Class<?> event) {
        return Arrays.stream(values()).filter(name -> name.event == event).findAny();
    }

    static Optional<StoredNames> named(String storedName) {
        return Arrays.stream(values())
                .filter(name -> name.storedName.equals(storedName))
                .findAny();
    }
}
