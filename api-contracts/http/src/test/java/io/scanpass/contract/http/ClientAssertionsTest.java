package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_CLIENT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scanpass.testing.JwtSigner;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** RFC 7523 section 3, refusal by refusal. */
class ClientAssertionsTest {

    private static final String ISSUER = "https://login.example";
    private static final String ORIGIN = "https://phone.example";
    private static final String PATH = "/oauth2/device_authorization";
    private static final JwtSigner BANK = JwtSigner.onP256("2026");
    private static final JwtSigner SHOP = JwtSigner.withRsa("2026", 2048);
    private static final Map<String, Client> CLIENTS = Map.of(
            "bank", new Client(null, new ClientKeys(BANK.publicJwks())),
            "shop", new Client(null, new ClientKeys(SHOP.publicJwks())),
            "tv", new Client(new ClientSecretHash("ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4"), null),
            "web", new Client(null, null));

    private final Set<String> usedIds = new HashSet<>();
    private final ClientAssertions assertions =
            new ClientAssertions(URI.create(ISSUER), URI.create(ORIGIN), usedIds::add, Clock.systemUTC());
    private final Map<String, String> form = new LinkedHashMap<>(Map.of("client_assertion_type", ClientAssertion.TYPE));

    private record Client(
            @Nullable ClientSecretHash secretSha256,
            @Nullable ClientKeys jwks) implements RegisteredClient {}

    static Stream<Named<Consumer<Map<String, Object>>>> fine() {
        return Stream.of(
                Named.of("as it is", claims -> {}),
                Named.of("for the issuer alone", claims -> claims.put("aud", List.of(ISSUER))),
                Named.of("for this endpoint", claims -> claims.put("aud", ORIGIN + PATH)),
                Named.of("for this endpoint alone", claims -> claims.put("aud", List.of(ORIGIN + PATH))),
                Named.of("good from now on", claims -> claims.put("nbf", in(0))),
                Named.of("by a clock that is ahead", claims -> claims.put("iat", in(25))),
                Named.of("past by less than the skew", claims -> claims.put("exp", in(-25))),
                Named.of("as long as allowed", claims -> claims.put("exp", in(325))),
                Named.of("without iat", claims -> claims.put("iat", null)),
                Named.of("of a key without a name", claims -> claims.put(".kid", null)),
                Named.of("typ JWT", claims -> claims.put(".typ", "JWT")),
                Named.of("typ of its own", claims -> claims.put(".typ", "client-authentication+jwt")),
                Named.of("with a key to ignore", claims -> claims.put(".jku", "https://evil.example/")));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void takesWhatTheClientSigned(Consumer<Map<String, Object>> change) {
        present(BANK.assertion("bank", ISSUER, change));
        assertThat(authenticated()).isEqualTo("bank");
        form.put("client_id", "bank");
        present(BANK.assertion("bank", ISSUER, change));
        assertThat(authenticated()).isEqualTo("bank");
    }

    @Test
    void takesBothAlgorithmsOfAnRsaKey() {
        for (String algorithm : List.of("RS256", "PS256")) {
            present(SHOP.assertion("shop", ISSUER, claims -> claims.put(".alg", algorithm)));
            assertThat(authenticated()).isEqualTo("shop");
        }
    }

    static Stream<Named<Consumer<Map<String, Object>>>> lies() {
        return Stream.of(
                Named.of("iss is another", claims -> claims.put("iss", "shop")),
                Named.of("iss is missing", claims -> claims.put("iss", null)),
                Named.of("sub is another", claims -> claims.put("sub", "shop")),
                Named.of("aud is missing", claims -> claims.put("aud", null)),
                Named.of("aud is empty", claims -> claims.put("aud", List.of())),
                Named.of("aud is another", claims -> claims.put("aud", "https://evil.example")),
                Named.of("aud is another endpoint", claims -> claims.put("aud", ORIGIN + "/oauth2/other")),
                Named.of("aud is this side, not the issuer", claims -> claims.put("aud", ORIGIN)),
                Named.of("aud begins with ours", claims -> claims.put("aud", ISSUER + ".evil.example")),
                Named.of("aud names another too", claims -> claims.put("aud", List.of(ISSUER, "https://evil.example"))),
                Named.of("aud is a number", claims -> claims.put("aud", 1)),
                Named.of("exp is missing", claims -> claims.put("exp", null)),
                Named.of("exp is past", claims -> claims.put("exp", in(-31))),
                Named.of("exp is too far ahead", claims -> claims.put("exp", in(335))),
                Named.of("exp is huge", claims -> claims.put("exp", Long.MAX_VALUE)),
                Named.of("exp is text", claims -> claims.put("exp", Long.toString(in(60)))),
                Named.of("nbf is ahead", claims -> claims.put("nbf", in(35))),
                Named.of("iat is ahead", claims -> claims.put("iat", in(35))),
                Named.of("jti is missing", claims -> claims.put("jti", null)),
                Named.of("jti is empty", claims -> claims.put("jti", "")),
                Named.of("jti is long", claims -> claims.put("jti", "x".repeat(257))),
                Named.of("alg of another key", claims -> claims.put(".alg", "RS256")),
                Named.of("alg none", claims -> claims.put(".alg", "none")),
                Named.of("alg HS256", claims -> claims.put(".alg", "HS256")),
                Named.of("alg ES384", claims -> claims.put(".alg", "ES384")),
                Named.of("kid of no key", claims -> claims.put(".kid", "2025")),
                Named.of("typ of an access token", claims -> claims.put(".typ", "at+jwt")),
                Named.of("typ of a DPoP proof", claims -> claims.put(".typ", "dpop+jwt")),
                Named.of("crit", claims -> claims.put(".crit", List.of("exp"))),
                Named.of("an idle crit", claims -> claims.put(".crit", List.of())),
                Named.of("b64", claims -> claims.put(".b64", false)),
                Named.of("zip", claims -> claims.put(".zip", "DEF")),
                Named.of("too long", claims -> claims.put("padding", "x".repeat(8192))));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refusesWhatIsNotSo(Consumer<Map<String, Object>> lie) {
        form.put("client_id", "bank");
        present(BANK.assertion("bank", ISSUER, lie));
        assertRefused(INVALID_CLIENT);
        assertThat(usedIds).isEmpty();
    }

    /** What the header says is public, so everybody is told what is wrong with it. */
    @Test
    void tellsWhatIsWrongWithAHeader() {
        form.put("client_id", "bank");
        for (String algorithm : List.of("HS256", "ES384")) {
            present(BANK.assertion("bank", ISSUER, claims -> claims.put(".alg", algorithm)));
            assertThat(refusal().getMessage()).contains("alg must be one of ES256");
        }
        Map.of(".crit", List.of("exp"), ".b64", false, ".zip", "DEF").forEach((member, value) -> {
            present(BANK.assertion("bank", ISSUER, claims -> claims.put(member, value)));
            assertThat(refusal().getMessage()).contains("without crit");
        });
    }

    @Test
    void takesOnlyTheAlgorithmThatAKeyIsFor() {
        String jwks = SHOP.publicJwks().replaceFirst("\\{\"kty\"", "{\"alg\":\"PS256\",\"kty\"");
        Map<String, Client> clients = Map.of("shop", new Client(null, new ClientKeys(jwks)));
        present(SHOP.assertion("shop", ISSUER, claims -> claims.put(".alg", "PS256")));
        assertThat(read(null).authenticate(clients, assertions)).isNotNull();
        present(SHOP.assertion("shop", ISSUER));
        OAuthRefused refused =
                catchThrowableOfType(OAuthRefused.class, () -> read(null).authenticate(clients, assertions));
        assertThat(refused).isNotNull();
    }

    @Test
    void refusesASecondUse() {
        String assertion = BANK.assertion("bank", ISSUER);
        present(assertion);
        assertThat(authenticated()).isEqualTo("bank");
        assertRefused(INVALID_CLIENT);
    }

    @Test
    void keepsTheIdsOfClientsApart() {
        present(BANK.assertion("bank", ISSUER, claims -> claims.put("jti", "1")));
        assertThat(authenticated()).isEqualTo("bank");
        present(SHOP.assertion("shop", ISSUER, claims -> claims.put("jti", "1")));
        assertThat(authenticated()).isEqualTo("shop");
    }

    @Test
    void refusesWhatTheClientDidNotSign() {
        for (String clientId : List.of("bank", "stranger", "tv", "web")) {
            present(JwtSigner.onP256("2026").assertion(clientId, ISSUER));
            assertRefused(INVALID_CLIENT);
            form.put("client_id", clientId);
            assertRefused(INVALID_CLIENT);
            form.remove("client_id");
        }
        form.put("client_id", "shop");
        present(BANK.assertion("bank", ISSUER));
        assertRefused(INVALID_CLIENT);
    }

    @Test
    void tellsNobodyElseWhatIsWrongWithAClaim() {
        present(JwtSigner.onP256("2026").assertion("bank", ISSUER, claims -> claims.put("exp", null)));
        assertThat(refusal().getMessage()).contains("signed").doesNotContain("exp");
    }

    @Test
    void refusesWhatIsNoAssertion() {
        form.put("client_id", "bank");
        String good = BANK.assertion("bank", ISSUER);
        for (String wrong :
                List.of("junk", "a.b.c", good + "=", good + ".", " " + good, good.replaceFirst("\\..*\\.", ".."))) {
            present(wrong);
            assertRefused(INVALID_CLIENT);
        }
        present(BANK.sign("{\"alg\":\"ES256\"}", "no claims"));
        assertRefused(INVALID_CLIENT);
    }

    @Test
    void refusesAnotherTypeAndHalfAnAssertion() {
        present(BANK.assertion("bank", ISSUER));
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        assertRefused(INVALID_CLIENT);
        form.remove("client_assertion_type");
        assertRefused(INVALID_REQUEST);
        form.put("client_assertion_type", ClientAssertion.TYPE);
        form.remove("client_assertion");
        form.put("client_id", "bank");
        assertRefused(INVALID_REQUEST);
    }

    @Test
    void refusesTwoMethodsAtOnceAndAnotherThanTheClients() {
        present(BANK.assertion("bank", ISSUER));
        form.put("client_secret", "guess");
        assertRefused(INVALID_REQUEST);
        form.remove("client_secret");
        assertThat(refusal("Basic YmFuazpzZWNyZXQ=").error()).isEqualTo(INVALID_REQUEST);
        form.clear();
        form.put("client_id", "bank");
        assertRefused(INVALID_CLIENT);
        form.put("client_secret", "guess");
        assertRefused(INVALID_CLIENT);
    }

    @Test
    void printsNoAssertion() {
        String assertion = BANK.assertion("bank", ISSUER);
        present(assertion);
        assertThat(read(null)).hasToString("bank [***]");
        assertThat(ClientAssertion.of(OAuthFormTest.form(body()))).hasToString("[***]");
        assertThat(new ClientKeys(BANK.publicJwks())).hasToString("1 public keys");
    }

    private static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private void present(String assertion) {
        form.put("client_assertion", assertion);
    }

    private String body() {
        return form.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private ClientCredentials read(@Nullable String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", PATH);
        if (authorization != null) request.addHeader("Authorization", authorization);
        return ClientCredentials.read(request, OAuthFormTest.form(body()));
    }

    private String authenticated() {
        ClientCredentials credentials = read(null);
        credentials.authenticate(CLIENTS, assertions);
        return credentials.clientId();
    }

    private OAuthRefused refusal(@Nullable String... authorization) {
        OAuthRefused refused =
                catchThrowableOfType(OAuthRefused.class, () -> read(authorization.length == 0 ? null : authorization[0])
                        .authenticate(CLIENTS, assertions));
        assertThat(refused).isNotNull();
        return refused;
    }

    private void assertRefused(OAuthError error) {
        assertThat(refusal().error()).isEqualTo(error);
    }
}
