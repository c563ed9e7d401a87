package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client libraries from npm as they come, run by Node.js; without Node.js this says so and is skipped. */
@ExtendWith(SharedScanPass.class)
class ClientLibraryIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SCRIPTS = Path.of(System.getProperty("clients"));
    private static final Path INSTALLED = Path.of(System.getProperty("installedClients"));

    private final ScanPass scanPass;

    ClientLibraryIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        boolean nodeIsHere = succeeds(List.of("node", "--version")) && succeeds(List.of("npm", "--version"));
        if (!nodeIsHere) System.out.println("SKIPPED: no Node.js here, so no client library from npm was tried");
        assumeTrue(nodeIsHere, "needs Node.js and npm");
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThat(succeeds(List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", INSTALLED.toString())))
                .as("npm ci")
                .isTrue();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void discoversStartsPollsAndGetsItsTokens(String script) throws IOException, InterruptedException {
        assertGetsItsTokens(script, "web-demo", Map.of());
    }

    /** openid-client sends its secret in the header, oauth4webapi in the form. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void doesTheSameAsAConfidentialClient(String script) throws IOException, InterruptedException {
        assertGetsItsTokens(script, "tv-demo", Map.of("CLIENT_SECRET", ScanPass.TV_SECRET));
    }

    /** RFC 7523: neither is told which of our names to write into {@code aud}. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void doesTheSameAsAClientThatSigns(String script) throws IOException, InterruptedException {
        assertGetsItsTokens(
                script,
                "signing-demo",
                Map.of("CLIENT_KEY", ScanPass.SIGNER.key().toJSONString()));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void doesTheSameWithTokensBoundToItsKey(String script) throws IOException, InterruptedException {
        JsonNode tokens = assertGetsItsTokens(script, "web-demo", Map.of("DPOP", "yes"));
        assertThat(tokens.path("token_type").asString()).isEqualToIgnoringCase("DPoP");
    }

    private JsonNode assertGetsItsTokens(String script, String clientId, Map<String, String> environment)
            throws IOException, InterruptedException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        ProcessBuilder command = new ProcessBuilder(
                        "node",
                        INSTALLED.resolve(script).toString(),
                        scanPass.querySide.uri().toString(),
                        clientId)
                .redirectErrorStream(true);
        command.environment().putAll(environment);
        Process device = command.start();
        JsonNode tokens;
        try (BufferedReader printed = device.inputReader(StandardCharsets.UTF_8)) {
            WebPage page = WebPage.of(scanPass, printed.readLine());
            phone.type(page).is(200);
            phone.confirm(page).is(200);
            tokens = JSON.readTree(printed.readLine());
            assertThat(tokens.path("sub").asString()).isEqualTo(phone.userId);
            assertThat(tokens.path("refreshed").asString()).isEqualTo(phone.userId);
            assertThat(tokens.path("name").asString()).isEqualTo("Alice");
            assertThat(tokens.path("expires_in").asInt()).isPositive();
            assertThat(tokens.path("revoked").asBoolean()).isEqualTo(script.startsWith("openid-client"));
        }
        assertThat(device.waitFor()).isZero();
        return tokens;
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
