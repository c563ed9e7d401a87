package io.scanpass.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document of api-contracts with the JSON Schemas it names, and whether a record is as they say. */
public final class AsyncApi {

    private static final String FOLDER = "/io/scanpass/contract/";
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final Map<String, JsonNode> topics = new TreeMap<>();
    private final Map<String, Map<String, Message>> messages = new HashMap<>();

    private record Message(StrictSchema headers, StrictSchema payload, String dataSchema) {}

    private AsyncApi(JsonNode document) {
        this.document = document;
        document.path("channels").forEach(channel -> {
            String topic = channel.path("address").asString();
            topics.put(topic, channel.at("/bindings/kafka"));
            Map<String, Message> ofTopic = messages.computeIfAbsent(topic, unseen -> new TreeMap<>());
            channel.path("messages").forEach(reference -> {
                JsonNode message = resolve(reference);
                ofTopic.put(message.path("name").asString(), read(message));
            });
        });
    }

    public static AsyncApi load() {
        return new AsyncApi(read("asyncapi.yaml"));
    }

    private Message read(JsonNode message) {
        JsonNode payload = message.path("payload");
        String file = payload.path("schema").path("$ref").asString("");
        JsonNode schema = file.isEmpty() ? payload : read(file);
        JsonNode headers = message.has("headers") ? resolve(message.path("headers")) : JSON.createObjectNode();
        return new Message(
                StrictSchema.within(document, headers),
                StrictSchema.of(schema),
                schema.path("$id").asString(""));
    }

    private static JsonNode read(String name) {
        try (InputStream file = AsyncApi.class.getResourceAsStream(FOLDER + name)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file, name)); // JSON is YAML
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode resolve(JsonNode reference) {
        return document.at(reference.path("$ref").asString().substring(1));
    }

    public Set<String> topics() {
        return Set.copyOf(topics.keySet());
    }

    /** How the topic is kept: the Kafka binding of its channel; empty for one that the document does not know. */
    public JsonNode binding(String topic) {
        return topics.getOrDefault(topic, JSON.createObjectNode());
    }

    /** The types of a topic; what takes a key back has a name too, with nothing of io.scanpass in it. */
    public SortedSet<String> types(String topic) {
        return new TreeSet<>(messages.getOrDefault(topic, Map.of()).keySet());
    }

    /** What the documents do not say of this record; empty when it is as described. An empty value stands for none. */
    public List<String> faults(String topic, String key, Map<String, String> headers, String value) {
        String type = value.isEmpty() && headers.isEmpty()
                ? "personal-key.taken-back"
                : headers.getOrDefault("ce_type", "no type");
        Message message = messages.getOrDefault(topic, Map.of()).get(type);
        if (message == null) return List.of("no schema for " + type + " on " + topic);
        List<String> faults = new ArrayList<>();
        message.headers().faults(JSON.valueToTree(headers)).forEach(fault -> faults.add("headers: " + fault));
        if (!key.equals(headers.getOrDefault("ce_subject", key))) faults.add("ce_subject is not the key");
        if (!message.dataSchema().equals(headers.getOrDefault("ce_dataschema", "")))
            faults.add("another ce_dataschema");
        try {
            message.payload()
                    .faults(JSON.readTree(value.isEmpty() ? "null" : value))
                    .forEach(faults::add);
        } catch (JacksonException malformed) {
            faults.add("no JSON");
        }
        return faults.stream().map(fault -> type + " of " + key + ": " + fault).toList();
    }
}
