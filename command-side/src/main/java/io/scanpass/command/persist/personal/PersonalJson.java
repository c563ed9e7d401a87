package io.scanpass.command.persist.personal;

import io.scanpass.contract.personal.PersonalKey;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What is within a seal reads like all that is published. */
public final class PersonalJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private PersonalJson() {}

    public static String seal(PersonalKey key, Object value) {
        return key.seal(JSON.writeValueAsString(value));
    }

    static Object read(String opened, JavaType type) {
        return JSON.readValue(opened, type);
    }

    static Object read(JsonNode clear, JavaType type) {
        return JSON.treeToValue(clear, type);
    }
}
