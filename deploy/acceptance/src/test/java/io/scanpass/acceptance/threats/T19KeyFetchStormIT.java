package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.contract.seal.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T19: tokens that name keys nobody has do not make the command side ask for the keys each time. */
@ExtendWith(SharedScanPass.class)
class T19KeyFetchStormIT {

    private static final int TOKENS = 10_000;
    private static final int AT_ONCE = 16;
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

    private final ScanPass scanPass;
    private final URI protectedByToken;

    T19KeyFetchStormIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.protectedByToken = scanPass.commands("/v1/qr-logins/scan");
    }

    @Test
    void tenThousandUnknownKeysCauseAtMostOneFetchAMinute() throws Exception {
        PhoneApp phone = PhoneApp.registered(scanPass);
        Http.postJson(protectedByToken, Map.of(), phone.bearer()).is(400); // the keys are here now
        double before = fetches();
        Instant start = Instant.now();
        List<Callable<Integer>> attempts = IntStream.range(0, TOKENS)
                .<Callable<Integer>>mapToObj(number -> this::tryUnknownKey)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            assertThat(threads.invokeAll(attempts)).extracting(Future::get).containsOnly(401);
        }
        long periods = 1 + Duration.between(start, Instant.now()).dividedBy(BETWEEN_FETCHES);
        assertThat(fetches() - before).isLessThanOrEqualTo((double) periods);
        Http.postJson(protectedByToken, Map.of(), phone.bearer()).is(400);
    }

    private double fetches() {
        return Metrics.sum(scanPass.querySide, "http_server_requests_seconds_count", "uri=\"/oauth2/jwks\"");
    }

    private int tryUnknownKey() {
        String token = part("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + Ids.random() + "\"}") + "."
                + part("{\"sub\":\"x\"}") + "." + "A".repeat(86);
        return Http.get(protectedByToken, "Authorization", "Bearer " + token).status();
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
