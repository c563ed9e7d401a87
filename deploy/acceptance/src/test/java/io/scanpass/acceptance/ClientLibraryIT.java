package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client libraries from npm as they come. */
@ExtendWith(SharedScanPass.class)
class ClientLibraryIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final ScanPass scanPass;

    ClientLibraryIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodeScripts.install();
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

    @ParameterizedTest
    @CsvSource({"spa-demo, phone", "spa-demo, password", "rp-demo, phone", "rp-demo, password"})
    void runsTheCodeFlow(String clientId, String way) throws IOException, InterruptedException {
        PhoneApp person = PhoneApp.registered(scanPass);
        ProcessBuilder command = node("authorization-code.mjs", clientId, "https://rp.example/cb")
                .redirectErrorStream(true);
        if (clientId.equals("rp-demo")) command.environment().put("CLIENT_SECRET", ScanPass.RP_SECRET);
        Process relyingParty = command.start();
        try (BufferedReader printed = relyingParty.inputReader(StandardCharsets.UTF_8);
                BufferedWriter told = relyingParty.outputWriter(StandardCharsets.UTF_8)) {
            LoginPage page =
                    LoginPage.at(scanPass, URI.create(read(printed).path("url").asString()));
            tell(told, way.equals("phone") ? page.approvedBy(person) : page.signedInBy(person));
            JsonNode tokens = read(printed);
            assertThat(tokens.path("sub").asString()).isEqualTo(person.userId);
            assertThat(tokens.path("refreshed").asString()).isEqualTo(person.userId);
            assertThat(tokens.path("name").asString()).isEqualTo("Alice");
            assertThat(tokens.path("isNonce").asBoolean()).isTrue();
            assertThat(tokens.path("amr").path(0).asString()).isEqualTo(way.equals("phone") ? "qr" : "pwd");

            URI signOut = URI.create(tokens.path("signOut").asString());
            assertThat(Http.get(signOut).is(303).header("Location")).isEqualTo("https://rp.example/bye?state=s%261");
            tell(told, signOut);
            assertThat(read(printed).path("over").asBoolean()).isTrue();
        }
        assertThat(relyingParty.waitFor()).isZero();
    }

    private ProcessBuilder node(String script, String... arguments) {
        String[] all = Stream.concat(Stream.of(scanPass.querySide.uri().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return NodeScripts.command(script, all);
    }

    private static void tell(BufferedWriter told, URI address) throws IOException {
        told.write(address + "\n");
        told.flush();
    }

    private static JsonNode read(BufferedReader printed) throws IOException {
        return JSON.readTree(printed.readLine());
    }

    private JsonNode assertGetsItsTokens(String script, String clientId, Map<String, String> environment)
            throws IOException, InterruptedException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        ProcessBuilder command = node(script, clientId).redirectErrorStream(true);
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
}
