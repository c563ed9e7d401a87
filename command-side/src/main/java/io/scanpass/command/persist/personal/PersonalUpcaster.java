package io.scanpass.command.persist.personal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From revision 1, where what is personal stood in the clear, to 2, where it has a member of its own and is sealed. */
public final class PersonalUpcaster extends SingleEventUpcaster {

    /**
     * @param of the member that says whose it is
     * @param into the member that all of it is in from now on
     * @param moved the members, by what they are called within
     */
    private record Move(String of, String into, Map<String, String> moved) {}

    private static final Map<String, Move> MOVES = Map.of(
            "UserRegistered",
            new Move("userId", "names", Map.of("username", "username", "displayName", "display_name")),
            "QrRequested",
            new Move("loginId", "requester", Map.of("ipAddress", "ip_address", "userAgent", "user_agent")),
            "SessionStarted",
            new Move(
                    "userId",
                    "device",
                    Map.of("ipAddress", "ip_address", "browser", "browser", "system", "system", "place", "place")),
            "SessionRenamed",
            new Move("userId", "name", Map.of("name", "name")));

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return "1".equals(event.getType().getRevision())
                && MOVES.containsKey(event.getType().getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        String name = event.getType().getName();
        return event.upcastPayload(
                new SimpleSerializedType(name, "2"),
                JsonNode.class,
                payload -> upcast((ObjectNode) payload, Objects.requireNonNull(MOVES.get(name))));
    }

    private static JsonNode upcast(ObjectNode event, Move move) {
        ObjectNode clear = event.objectNode();
        List.copyOf(move.moved().entrySet()).forEach(member -> {
            JsonNode value = event.remove(member.getKey());
            if (value != null && !value.isNull()) clear.set(member.getValue(), value);
        });
        // A session of before devices were noted has none.
        if (!clear.isEmpty()) {
            ObjectNode personal = event.putObject(move.into());
            personal.set("of", event.get(move.of()));
            personal.set("clear", clear);
        }
        return event;
    }
}
