package io.scanpass.query.serve.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The public keys (RFC 7517 section 5) with which any service checks our tokens: always as they are now, since whoever asks
 * has waited for that. As plain JSON, which every client takes; RFC 7517's own media type some do not.
 */
@RestController
class JwksController {

    private final SigningKeys keys;
    private final CacheControl cacheControl;
    private final Clock clock;
    private volatile Answer answer = new Answer(List.of());

    JwksController(SigningKeys keys, KeySettings settings, Clock clock) {
        this.keys = keys;
        this.cacheControl = CacheControl.maxAge(settings.maxAge()).cachePublic();
        this.clock = clock;
    }

    @GetMapping("/oauth2/jwks")
    ResponseEntity<Map<String, List<Map<String, String>>>> jwks() {
        Answer current = answer(keys.latest().published(clock.instant()));
        return ResponseEntity.ok()
                .cacheControl(cacheControl)
                .eTag(current.tag)
                .contentType(MediaType.APPLICATION_JSON)
                .body(current.body);
    }

    private Answer answer(List<SigningKey> published) {
        Answer last = answer;
        if (last.keys.equals(published)) return last;
        Answer next = new Answer(published);
        answer = next;
        return next;
    }

    /** What was last asked for; it changes with the keys, some times a month. */
    private static final class Answer {

        private final List<SigningKey> keys;
        private final Map<String, List<Map<String, String>>> body;
        private final String tag;

        Answer(List<SigningKey> keys) {
            this.keys = keys;
            this.body =
                    Map.of("keys", keys.stream().map(SigningKey::publicMembers).toList());
            this.tag = '"' + HexFormat.of().formatHex(sha256(body.toString())) + '"';
        }

        private static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible); // every Java platform has SHA-256
            }
        }
    }
}
