package io.scanpass.query.serve.keys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys (RFC 7517 section 5) with which any service checks our tokens. */
@RestController
class JwksController {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final SigningKey key;

    JwksController(SigningKey key) {
        this.key = key;
    }

    @GetMapping("/oauth2/jwks")
    ResponseEntity<Map<String, List<Map<String, String>>>> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(Map.of("keys", List.of(key.publicMembers())));
    }
}
