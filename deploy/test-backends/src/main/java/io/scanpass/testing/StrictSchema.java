package io.scanpass.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema (draft 2020-12) that knows no members beyond those it describes: who reads must ignore others, but who writes
 * must not add one that no document tells of.
 */
public final class StrictSchema {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private StrictSchema(Schema schema) {
        this.schema = schema;
    }

    public static StrictSchema of(JsonNode schema) {
        return closed((ObjectNode) schema.deepCopy());
    }

    /** @param document that its references point into */
    public static StrictSchema within(JsonNode document, JsonNode schema) {
        ObjectNode root = (ObjectNode) schema.deepCopy();
        root.putObject("components")
                .set("schemas", document.at("/components/schemas").deepCopy());
        return closed(root);
    }

    private static StrictSchema closed(ObjectNode schema) {
        schema.remove("$id"); // it is not that schema any more
        close(schema);
        return new StrictSchema(REGISTRY.getSchema(schema));
    }

    /** Beside a reference members are only narrowed; they are described where it points to. */
    private static void close(JsonNode node) {
        node.forEach(StrictSchema::close);
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("$ref")) {
            object.put("additionalProperties", false);
        }
    }

    /** Empty when it is as described; formats count. */
    public List<String> faults(JsonNode json) {
        List<Error> errors = schema.validate(
                json, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return errors.stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
