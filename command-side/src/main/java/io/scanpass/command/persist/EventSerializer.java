package io.scanpass.command.persist;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * JSON under written-out names. An unknown name stops whoever reads it: an aggregate rebuilt without one of its events,
 * or a relay that leaves one out, would be wrong without a sign.
 */
class EventSerializer extends Jackson3Serializer {

    EventSerializer(Builder builder) {
        super(builder);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public SerializedType typeForClass(Class type) {
        return StoredNames.of(type)
                .<SerializedType>map(StoredNames::serializedType)
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    protected String resolveClassName(SerializedType serializedType) {
        String name = serializedType.getName();
        // Only metadata is stored under a class name, and that class is Axon's.
        if (name.startsWith("org.axonframework.")) {
            return name;
        }
        return StoredNames.named(name)
                .map(stored -> stored.event().getName())
                .orElseThrow(() -> new SerializationException("no event is stored under the name " + name));
    }
}
