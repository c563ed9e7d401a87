package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.contract.seal.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T18: signing keys rotate, by plan and by command, without a single refusal at two nodes of each side or at a service that
 * keeps the published keys as told; and a key that leaked is out of use at once.
 */
class T18SigningKeyLeakIT {

    private static final Duration ROTATION = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COMMAND_SIDE_FETCHES = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Map<String, String> settings = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void rotatesWithoutARefusalAndWithdrawsAtOnce() throws Exception {
        settings.put("SCANPASS_KEYS_FILE", folder.resolve("keys.jwe").toString());
        settings.put("SCANPASS_KEYS_ENCRYPTION", Ids.random() + Ids.random().substring(0, 21));
        // No client that wants RSA: while such a key is made, seconds pass that this short plan has not.
        settings.put("SPRING_APPLICATION_JSON", "{}");
        settings.put("SCANPASS_KEYS_ROTATION", "10s");
        settings.put("SCANPASS_KEYS_PUBLISH_AHEAD", "3s");
        settings.put("SCANPASS_KEYS_MAX_AGE", "2s");
        settings.put("SCANPASS_KEYS_POLL", "500ms");
        settings.put("SCANPASS_JWKS_REFRESH", "2s");
        try (ScanPass first = ScanPass.onSelectedBackends(settings);
                ScanPass second = first.secondNodes();
                KeyLoad load = new KeyLoad(first, second)) {
            rotates(load);
            withdraws(load, first, second);
            assertThat(load.requests).hasValueGreaterThan(500);
        }
    }

    private void rotates(KeyLoad load) throws Exception {
        awaitKeys(load, 1 + 1); // by plan
        int known = load.keyIds.size();
        assertThat(tool("rotate")).contains("signs ES256 from");
        awaitKeys(load, known + 1);
        awaitKeys(load, known + 2); // and by plan again
        assertThat(load.failures).isEmpty();
    }

    private void withdraws(KeyLoad load, ScanPass first, ScanPass second) throws Exception {
        PhoneApp phone = PhoneApp.registered(first);
        String token = phone.tokens.text("access_token");
        String leaked = KeyLoad.keyId(token);
        assertThat(KeyLoad.atCommands(second, token).status()).isEqualTo(400);

        load.allowWithdrawal();
        assertThat(tool("withdraw", leaked)).contains("signing key " + leaked + " is withdrawn");
        await().atMost(POLL.plus(SLACK)).until(() -> Stream.of(first, second)
                .allMatch(node -> KeyLoad.atQueries(node, token).status() == 401));
        await().atMost(COMMAND_SIDE_FETCHES.plus(SLACK)).until(() -> Stream.of(first, second)
                .allMatch(node -> KeyLoad.atCommands(node, token).status() == 401));

        String fresh = phone.at(second).refresh().is(200).text("access_token");
        assertThat(KeyLoad.keyId(fresh)).isNotEqualTo(leaked);
        assertThat(KeyLoad.atQueries(first, fresh).status()).isEqualTo(200);
        assertThat(KeyLoad.atCommands(first, fresh).status()).isEqualTo(400);
        assertThat(tool("list")).doesNotContain(leaked).contains("ES256 signs");
        assertThat(load.failures).isEmpty();
    }

    private static void awaitKeys(KeyLoad load, int keys) {
        await().atMost(ROTATION.multipliedBy(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> load.keyIds.size() >= keys || !load.failures.isEmpty());
    }

    private String tool(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(System.getProperty("keysTool")), Stream.of(words))
                        .toList());
        builder.environment().putAll(settings);
        builder.environment().put("QUERY_SIDE_JAR", System.getProperty("querySideJar"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
