package io.scanpass.query.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.TestBrowser;
import io.scanpass.query.WithQuerySide;
import io.scanpass.testing.OpenApi;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI document names all that this side answers, and nothing else; everyone may read it. */
@WithQuerySide
class DocumentedIT {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private TestBrowser browser;

    @Test
    void allThatIsAnsweredIsDocumented() {
        SortedSet<String> documented = OpenApi.load().operations(OpenApi.QUERY_SIDE);
        // Spring Boot maps these
        documented.removeIf(operation -> operation.startsWith("GET /actuator/") || operation.equals("GET /"));
        SortedSet<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues()
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapped.add(method + " " + path.replaceAll("[{][^}]*[}]", "{}")))));
        assertThat(documented).isEqualTo(mapped);
    }

    @Test
    void givesOutTheDocumentsAndTheSchemas() {
        assertThat(browser.get("/openapi.yaml").body()).contains("\nopenapi: 3.1.0\n");
        assertThat(browser.get("/asyncapi.yaml").body()).contains("\nasyncapi: 3.0.0\n");
        assertThat(browser.get("/schemas/io.scanpass.qr-login.confirmed.v1.json")
                        .body())
                .contains("\"urn:scanpass:schema:io.scanpass.qr-login.confirmed.v1\"");
        assertThat(browser.get("/schemas/io.scanpass.qr-login.confirmed.v0.json")
                        .statusCode())
                .isEqualTo(404);
    }
}
