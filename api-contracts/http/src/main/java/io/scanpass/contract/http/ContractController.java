package io.scanpass.contract.http;

import io.scanpass.contract.EventType;
import io.scanpass.contract.RejectionCode;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The contract itself, as it stands in the jar of api-contracts. */
@RestController
class ContractController {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final MediaType SCHEMA = new MediaType("application", "schema+json");

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> openApi() {
        return answer("openapi.yaml", MediaType.APPLICATION_YAML);
    }

    @GetMapping("/asyncapi.yaml")
    ResponseEntity<Resource> asyncApi() {
        return answer("asyncapi.yaml", MediaType.APPLICATION_YAML);
    }

    /** Of any revision that was ever published, so that what is read from the beginning of a topic can be looked up. */
    @GetMapping("/schemas/{type:[a-z.0-9-]+}.json")
    ResponseEntity<Resource> schema(@PathVariable String type) {
        return answer("schemas/" + type + ".json", SCHEMA);
    }

    private static ResponseEntity<Resource> answer(String name, MediaType mediaType) {
        Resource document = new ClassPathResource(name, EventType.class);
        if (!document.exists()) throw new Refused(RejectionCode.NOT_FOUND);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .contentType(mediaType)
                .body(document);
    }
}
