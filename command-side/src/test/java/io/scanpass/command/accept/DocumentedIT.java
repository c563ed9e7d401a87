package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.contract.EventType;
import io.scanpass.contract.RejectionCode;
import io.scanpass.testing.OpenApi;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI document names all that this side answers, and nothing else; everyone may read it. */
class DocumentedIT extends CommandSideIT {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void allThatIsAnsweredIsDocumented() {
        SortedSet<String> documented = OpenApi.load().operations(OpenApi.COMMAND_SIDE);
        documented.removeIf(operation -> operation.startsWith("GET /actuator/")); // Spring Boot maps these
        SortedSet<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues()
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapped.add(method + " " + path.replaceAll("[{][^}]*[}]", "{}")))));
        assertThat(documented).isEqualTo(mapped);
    }

    @Test
    void givesOutTheDocumentsAndTheSchemas() {
        assertThat(send(request("/openapi.yaml")).http().body()).contains("\nopenapi: 3.1.0\n");
        assertThat(send(request("/asyncapi.yaml")).http().body()).contains("\nasyncapi: 3.0.0\n");
        Answer schema = send(request("/schemas/" + EventType.QR_CONFIRMED.wireName() + ".json"));
        assertThat(schema.text("$id"))
                .isEqualTo(EventType.QR_CONFIRMED.dataSchema().toString());
        assertThat(schema.http().headers().firstValue("Content-Type")).contains("application/schema+json");
        send(request("/schemas/io.scanpass.qr-login.confirmed.v0.json")).isRefused(404, RejectionCode.NOT_FOUND);
        send(request("/schemas/..%2fopenapi.json")).isRefused(400, RejectionCode.MALFORMED_REQUEST);
    }
}
