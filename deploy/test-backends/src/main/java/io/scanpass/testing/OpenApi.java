package io.scanpass.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document of api-contracts, and whether an answer is as it says. */
public final class OpenApi {

    public static final String COMMAND_SIDE = "http://localhost:8080";
    public static final String QUERY_SIDE = "http://localhost:8081";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern FILE_OF_A_PAGE =
            Pattern.compile("/(?!v1/|oauth2/|schemas/).*[.](js|css|svg|png|ico|html|webmanifest)");
    private static final int FORBIDDEN = 403;

    /** Its schema is that of all lines as an array, as OpenAPI 3.2 has it for sequential media types. */
    private static final String JSON_LINES = "application/jsonl";

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, StrictSchema> schemas = new ConcurrentHashMap<>();

    private record Operation(String server, String method, String template, Pattern path, JsonNode responses) {

        boolean isAt(String at, String rawPath) {
            return server.equals(at) && path.matcher(rawPath).matches();
        }
    }

    private OpenApi(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> add(path.getKey(), path.getValue(), member.getKey(), member.getValue())));
        // A path that is written out goes before one with something to fill in.
        operations.sort(Comparator.comparing(operation -> operation.template().contains("{")));
    }

    public static OpenApi load() {
        try (InputStream file = OpenApi.class.getResourceAsStream("/io/scanpass/contract/openapi.yaml")) {
            return new OpenApi(new YAMLMapper().readTree(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String template, JsonNode path, String method, JsonNode operation) {
        Pattern pattern = Pattern.compile(
                template.replace(".", "[.]").replaceAll("[{][^}]*[}]", "[^/]+")); // nothing else in it is special
        JsonNode servers = List.of(operation, path, document).stream()
                .map(level -> level.path("servers"))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow();
        servers.forEach(server -> operations.add(new Operation(
                server.path("url").asString(),
                method.toUpperCase(Locale.ROOT),
                template,
                pattern,
                operation.path("responses"))));
    }

    /** All of this server, as {@code GET /v1/sessions/{}}. */
    public SortedSet<String> operations(String server) {
        return operations.stream()
                .filter(operation -> operation.server().equals(server))
                .map(operation ->
                        operation.method() + " " + operation.template().replaceAll("[{][^}]*[}]", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public JsonNode document() {
        return document;
    }

    /** What the document does not say of this answer of this server; empty when it is as described. */
    public List<String> faults(String server, HttpResponse<String> answer) {
        return faultsOf(server, answer).stream()
                .map(fault -> "%s %s answered %d: %s"
                        .formatted(answer.request().method(), answer.uri().getRawPath(), answer.statusCode(), fault))
                .toList();
    }

    private List<String> faultsOf(String server, HttpResponse<String> answer) {
        String asked = answer.request().method();
        String method = asked.equals("HEAD") ? "GET" : asked;
        String path = answer.uri().getRawPath();
        if (method.equals("OPTIONS") || isToAForeignPage(answer)) return List.of(); // CORS, as info.description says
        Optional<Operation> operation = operations.stream()
                .filter(known -> known.isAt(server, path) && known.method().equals(method))
                .findFirst();
        if (operation.isEmpty() && answer.statusCode() < 400) {
            return FILE_OF_A_PAGE.matcher(path).matches() ? List.of() : List.of("not in the document");
        }
        JsonNode response = operation
                .map(known -> response(known, answer.statusCode()))
                .orElseGet(() -> document.at("/components/responses/" + refusal(path)));
        if (response.isMissingNode()) return List.of("the status is not in the document");
        return faults(answer, response);
    }

    private static String refusal(String path) {
        return path.startsWith("/oauth2/") ? "OAuthRefused" : "Refused";
    }

    private static boolean isToAForeignPage(HttpResponse<String> answer) {
        return answer.statusCode() == FORBIDDEN && answer.body().equals("Invalid CORS request");
    }

    private JsonNode response(Operation operation, int status) {
        JsonNode own = operation.responses().path(Integer.toString(status));
        JsonNode response =
                own.isMissingNode() && status >= 400 ? operation.responses().path("default") : own;
        String reference = response.path("$ref").asString("");
        return reference.isEmpty() ? response : document.at(reference.substring(1));
    }

    private List<String> faults(HttpResponse<String> answer, JsonNode response) {
        List<String> faults = new ArrayList<>();
        response.path("headers").properties().stream()
                .filter(header -> header.getValue().path("required").asBoolean(false))
                .filter(header -> answer.headers().firstValue(header.getKey()).isEmpty())
                .forEach(header -> faults.add("the header " + header.getKey() + " is missing"));
        if (answer.request().method().equals("HEAD")) return faults;
        String type = answer.headers()
                .firstValue("Content-Type")
                .map(header -> header.replaceAll(" *;.*", "").toLowerCase(Locale.ROOT))
                .orElse("");
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            if (!answer.body().isEmpty()) faults.add("a body is not in the document");
        } else if (!content.has(type)) {
            faults.add("the content type '" + type + "' is not in the document");
        } else if (type.endsWith("json") || type.equals(JSON_LINES)) {
            JsonNode schema = content.path(type).path("schema");
            faults.addAll(faults(
                    schemas.computeIfAbsent(schema.toString(), of -> StrictSchema.within(document, schema)),
                    type.equals(JSON_LINES) ? arrayOf(answer.body()) : answer.body()));
        }
        return faults;
    }

    private static String arrayOf(String lines) {
        return lines.lines().collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> faults(StrictSchema schema, String body) {
        try {
            return schema.faults(JSON.readTree(body));
        } catch (JacksonException malformed) {
            return List.of("the body is no JSON");
        }
    }
}
