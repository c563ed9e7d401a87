package io.scanpass.command.persist.user;

import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.command.decide.user.Username;
import io.scanpass.command.decide.user.Users;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Repository;

/** The first event says it; a table would be one more place that has to forget the name one day. */
@Repository
class StoredUsers implements Users {

    private final EventStore events;

    StoredUsers(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Profile> find(String userId) {
        DomainEventStream stream = events.readEvents(userId);
        return stream.hasNext() && stream.next().getPayload() instanceof UserRegistered user
                ? user.names().value().map(names -> new Profile(new Username(names.username()), names.displayName()))
                : Optional.empty();
    }
}
