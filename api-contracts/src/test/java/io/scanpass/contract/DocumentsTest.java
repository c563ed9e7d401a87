package io.scanpass.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.scanpass.testing.AsyncApi;
import io.scanpass.testing.OpenApi;
import io.scanpass.testing.StrictSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the documents say is what the classes do. That the running system does so too, the acceptance tests show. */
class DocumentsTest {

    private static final JsonMapper JSON = ApprovedEventsTest.JSON;

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaDescribesEachMember(EventType type) {
        JsonNode schema = schema(type.wireName());
        assertThat(schema.path("$id").asString()).isEqualTo(type.dataSchema().toString());
        assertThat(schema.path("title").asString()).isEqualTo(type.record().getSimpleName());
        assertThat(schema.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.record().getRecordComponents())
                        .map(component ->
                                component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theExamplesAreWhatIsPublished(EventType type) {
        JsonNode schema = schema(type.wireName());
        TreeSet<String> shown = new TreeSet<>();
        schema.path("examples").forEach(example -> {
            assertThat(StrictSchema.of(schema).faults(example)).isEmpty();
            PublishedEvent read = JSON.treeToValue(example, type.record());
            assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(example);
            shown.addAll(example.propertyNames());
        });
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
    }

    /** Whoever reads with the schema of today reads what was published when the revision was new, and the other way round. */
    @ParameterizedTest
    @MethodSource("revisions")
    void eachRevisionIsStillWhatWasApproved(String revision) {
        assertThat(StrictSchema.of(schema(revision)).faults(ApprovedEventsTest.approved(revision)))
                .isEmpty();
    }

    /** What a reader of today makes of an event that a later version wrote. */
    @ParameterizedTest
    @EnumSource(EventType.class)
    void readsOverWhatComesLater(EventType type) {
        ObjectNode later = (ObjectNode) ApprovedEventsTest.approved(type.wireName());
        PublishedEvent now = JSON.treeToValue(later, type.record());
        later.put("colour", "green").putObject("shape").put("corners", 3);
        assertThat(JSON.treeToValue(later, type.record())).isEqualTo(now);
    }

    @Test
    void eachRevisionThatWasPublishedHasASchemaForEver() {
        assertThat(revisions().toList())
                .containsExactlyInAnyOrderElementsOf(
                        names("/io/scanpass/contract/schemas").toList())
                .containsAll(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList());
    }

    @Test
    void asyncApiNamesEachTypeOnItsTopic() {
        AsyncApi document = AsyncApi.load();
        assertThat(document.topics()).hasSize(Topic.values().length);
        for (Topic topic : Topic.values()) {
            assertThat(document.types(topic.wireName()).stream().filter(name -> name.startsWith("io.scanpass.")))
                    .as(topic.wireName())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .filter(type -> type.topic() == topic)
                            .map(EventType::wireName)
                            .toList());
        }
    }

    @Test
    void openApiIsOpenApi() {
        JsonNode document = OpenApi.load().document();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(read("/meta/openapi-3.1.json"))
                        .validate(document))
                .isEmpty();
        assertThat(document.at("/components/schemas/Problem/properties/code/enum"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RejectionCode.values())
                        .map(RejectionCode::wireName)
                        .collect(Collectors.toSet()));
    }

    static Stream<String> revisions() {
        return names("/approved");
    }

    private static Stream<String> names(String folder) {
        URL found = Objects.requireNonNull(DocumentsTest.class.getResource(folder), folder);
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode schema(String type) {
        return read("/io/scanpass/contract/schemas/" + type + ".json");
    }

    private static JsonNode read(String path) {
        try (InputStream file = DocumentsTest.class.getResourceAsStream(path)) {
            return JSON.readTree(Objects.requireNonNull(file, path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
