package io.scanpass.command.persist.personal;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.user.PersonalKeys;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.TypeFactory;

/**
 * Writes {@link Personal} as {@code {"of": id, "jwe": sealed}}, without {@code jwe} when its key is gone; reads that, and
 * {@code {"of": id, "clear": value}} of before there were keys. What is sealed reads like the contract's records.
 */
@Component
public final class PersonalModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public PersonalModule(PersonalKeys keys) {
        super("personal");
        addSerializer(new Sealing(keys));
        addDeserializer(Personal.class, new Opening(keys, TypeFactory.unknownType()));
    }

    @SuppressWarnings("rawtypes") // Jackson knows classes by their raw type
    private static final class Sealing extends StdSerializer<Personal> {

        private final transient PersonalKeys keys;

        Sealing(PersonalKeys keys) {
            super(Personal.class);
            this.keys = keys;
        }

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("of", personal.ofWhom());
            keys.sealed((Personal<?>) personal).ifPresent(jwe -> json.writeStringProperty("jwe", jwe));
            json.writeEndObject();
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Opening extends ValueDeserializer<Personal> {

        private final PersonalKeys keys;
        private final JavaType type;

        Opening(PersonalKeys keys, JavaType type) {
            this.keys = keys;
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Opening(
                    keys, Objects.requireNonNull(context.getContextualType().containedType(0)));
        }

        @Override
        public Personal deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode stored = context.readTree(parser);
            String of = stored.path("of").asString();
            JsonNode clear = stored.get("clear");
            if (clear != null) return Personal.of(of, PersonalJson.read(clear, type));
            String jwe = stored.path("jwe").asString(null);
            return Personal.sealed(of, jwe, () -> Optional.ofNullable(jwe)
                    .flatMap(text -> keys.find(of).flatMap(key -> key.open(text)))
                    .map(text -> PersonalJson.read(text, type)));
        }
    }
}
