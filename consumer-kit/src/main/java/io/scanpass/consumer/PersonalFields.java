package io.scanpass.consumer;

import io.scanpass.consumer.Counts.What;
import io.scanpass.consumer.MalformedEvent.Fault;
import io.scanpass.contract.EventType;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.personal.UserNames;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Opens what events say of people, for a service that may read {@code scanpass.personal-keys}. Needs {@code
 * com.nimbusds:nimbus-jose-jwt} on the class path. A key is published before what it opens, but on another topic: an event
 * whose key is not here yet opens to nothing, and does later.
 */
public final class PersonalFields {

    private final PersonalKeys keys;
    private final Counts counts;

    public PersonalFields(PersonalKeys keys, Counts counts) {
        this.keys = keys;
        this.counts = counts;
    }

    /**
     * Takes a record of {@code scanpass.personal-keys}: a key, or, without a value, that the person is forgotten.
     *
     * @throws MalformedEvent when it is neither
     */
    public void readKey(ConsumerRecord<String, ?> record) {
        try {
            String userId = Attributes.subject(record);
            if (record.value() == null) {
                keys.forget(userId);
            } else if (EventType.PERSONAL_KEY_ISSUED.wireName().equals(Attributes.type(record))) {
                put(Json.read(record, PersonalKeyIssued.class), userId, record);
            } else {
                counts.count(What.UNKNOWN);
            }
        } catch (MalformedEvent malformed) {
            counts.count(What.MALFORMED);
            throw malformed;
        }
    }

    private void put(PersonalKeyIssued issued, String userId, ConsumerRecord<?, ?> record) {
        if (!issued.kid().equals(userId)) throw new MalformedEvent(Fault.OTHER_SUBJECT, record);
        boolean isOurs = issued.kty().equals("oct") && issued.enc().equals("A256GCM");
        if (!isOurs) throw new MalformedEvent(Fault.UNREADABLE, record);
        keys.put(key(issued, record));
    }

    private static PersonalKey key(PersonalKeyIssued issued, ConsumerRecord<?, ?> record) {
        try {
            return issued.key();
        } catch (IllegalArgumentException malformed) {
            throw new MalformedEvent(Fault.UNREADABLE, record);
        }
    }

    public Optional<UserNames> names(UserRegistered event) {
        return open(event.userId(), event.names(), UserNames.class);
    }

    public Optional<Device> device(SessionStarted event) {
        return open(event.userId(), event.device(), Device.class);
    }

    public Optional<SessionName> name(SessionRenamed event) {
        return open(event.userId(), event.name(), SessionName.class);
    }

    private <T> Optional<T> open(String userId, @Nullable String sealed, Class<T> type) {
        return Optional.ofNullable(sealed)
                .flatMap(jwe -> keys.find(userId).flatMap(key -> key.open(jwe)))
                .flatMap(json -> Json.read(json, type));
    }
}
