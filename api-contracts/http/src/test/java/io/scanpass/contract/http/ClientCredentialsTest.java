package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_CLIENT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientCredentialsTest {

    private static final String SECRET = "s3cret: +%&=ü";
    private static final String SHA256 = "tYNLMtrWChJQbtaWc4SCwk6FzRT3POlfzC6K_Q7zWA0";
    private static final Map<String, Client> CLIENTS =
            Map.of("web", new Client(null), "tv app", new Client(new ClientSecretHash(SHA256)));
    private static final ClientAssertions NONE =
            new ClientAssertions(URI.create(""), URI.create(""), id -> false, Clock.systemUTC());

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    private record Client(@Nullable ClientSecretHash secretSha256) implements RegisteredClient {

        @Override
        public @Nullable ClientKeys jwks() {
            return null;
        }
    }

    @Test
    void takesAPublicClientAtItsWord() {
        assertThat(authenticated("client_id=web")).isEqualTo("web");
    }

    @Test
    void takesTheSecretFromTheForm() {
        assertThat(authenticated("client_id=tv+app&client_secret=" + encoded(SECRET)))
                .isEqualTo("tv app");
    }

    @Test
    void takesTheSecretFromTheHeaderWhereItIsEncodedTwice() {
        authorization(basic("tv app", SECRET));
        assertThat(authenticated("")).isEqualTo("tv app");
        assertThat(authenticated("client_id=tv+app")).isEqualTo("tv app");
    }

    @Test
    void takesTheSchemeInAnyCase() {
        authorization(basic("tv app", SECRET).replace("Basic", "bASIC"));
        assertThat(authenticated("")).isEqualTo("tv app");
    }

    @Test
    void refusesAWrongOrAMissingSecret() {
        assertRefused(INVALID_CLIENT, false, "client_id=tv+app");
        assertRefused(INVALID_CLIENT, false, "client_id=tv+app&client_secret=");
        assertRefused(INVALID_CLIENT, false, "client_id=tv+app&client_secret=" + encoded(SECRET + "x"));
        assertRefused(INVALID_CLIENT, false, "client_id=tv+app&client_secret=" + SHA256);
        authorization(basic("tv app", "guess"));
        assertRefused(INVALID_CLIENT, true, "");
    }

    @Test
    void refusesAStranger() {
        assertRefused(INVALID_CLIENT, false, "client_id=stranger&client_secret=" + encoded(SECRET));
        authorization(basic("stranger", SECRET));
        assertRefused(INVALID_CLIENT, true, "");
    }

    @Test
    void refusesASecretOfAPublicClient() {
        assertRefused(INVALID_CLIENT, false, "client_id=web&client_secret=x");
        authorization(basic("web", ""));
        assertRefused(INVALID_CLIENT, true, "");
    }

    @Test
    void refusesBothMethodsAtOnce() {
        authorization(basic("tv app", SECRET));
        assertRefused(INVALID_REQUEST, false, "client_secret=" + encoded(SECRET));
        assertRefused(INVALID_REQUEST, false, "client_id=tv+app&client_secret=" + encoded(SECRET));
    }

    @Test
    void refusesTwoHeaders() {
        authorization(basic("tv app", SECRET));
        authorization(basic("tv app", SECRET));
        assertRefused(INVALID_REQUEST, false, "");
    }

    @Test
    void refusesTwoClients() {
        authorization(basic("tv app", SECRET));
        assertRefused(INVALID_REQUEST, false, "client_id=web");
    }

    @Test
    void refusesNoClient() {
        assertRefused(INVALID_REQUEST, false, "");
        assertRefused(INVALID_REQUEST, false, "client_secret=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic %%%", "Basic bm9jb2xvbg==", "Basic OnNlY3JldA==", "Basic JXp6Og=="})
    void refusesAHeaderThatDoesNotDecode(String header) {
        authorization(header);
        assertRefused(INVALID_REQUEST, false, "");
    }

    @Test
    void refusesAnotherScheme() {
        authorization("Bearer token");
        assertRefused(INVALID_CLIENT, true, "client_id=web");
        assertRefused(INVALID_CLIENT, true, "");
    }

    @Test
    void printsNoSecret() {
        authorization(basic("tv app", SECRET));
        assertThat(ClientCredentials.read(request, OAuthFormTest.form(""))).hasToString("tv app [***]");
        assertThat(new BasicCredentials("tv app", SECRET)).hasToString("tv app [***]");
        assertThat(new Client(new ClientSecretHash(SHA256))).hasToString("Client[secretSha256=[***]]");
    }

    @Test
    void knowsAHashByItsShape() {
        assertThat(new ClientSecretHash(SHA256).isWellFormed()).isTrue();
        for (String wrong : new String[] {"", SECRET, SHA256 + "A", SHA256.substring(1), SHA256.replace('_', '/')}) {
            assertThat(new ClientSecretHash(wrong).isWellFormed()).as(wrong).isFalse();
        }
    }

    private void authorization(String header) {
        request.addHeader("Authorization", header);
    }

    private static String basic(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String authenticated(String body) {
        ClientCredentials credentials = ClientCredentials.read(request, OAuthFormTest.form(body));
        assertThat(credentials.authenticate(CLIENTS, NONE)).isSameAs(CLIENTS.get(credentials.clientId()));
        return credentials.clientId();
    }

    private void assertRefused(OAuthError error, boolean challenging, String body) {
        OAuthRefused refused = catchThrowableOfType(OAuthRefused.class, () -> authenticated(body));
        assertThat(refused).isNotNull();
        assertThat(refused.error()).isEqualTo(error);
        assertThat(refused.isChallenging()).isEqualTo(challenging);
        assertThat(refused.getMessage()).doesNotContain(SECRET, SHA256);
    }
}
