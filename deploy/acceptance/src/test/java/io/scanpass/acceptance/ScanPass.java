package io.scanpass.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Sha256;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.embedded.Ports;
import io.scanpass.testing.Backends;
import io.scanpass.testing.JwtSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole ScanPass: both sides, told by environment where their servers are. */
public final class ScanPass implements AutoCloseable {

    private static final int RSA_BITS = 2048;

    /** Of the confidential client {@code tv-demo}. */
    static final String TV_SECRET = "tv-secret: +%&=\u00fc";

    /** Of the relying party {@code rp-demo}. */
    static final String RP_SECRET = TV_SECRET;

    /** Of the operators. */
    static final String OPERATOR_SECRET = "acceptance-operator";

    /** Of the client {@code signing-demo}. */
    public static final JwtSigner SIGNER = JwtSigner.onP256("2026");

    /**
     * Beside the clients that everybody has: a confidential one, one that signs, two relying parties of the redirect flow, one
     * whose logins are approved without numbers, one whose logins are approved in its own network only, one whose
     * sessions end with the phone's, one whose codes expire soon, and one that asks for the number to be typed.
     */
    private static final String CLIENTS = """
            {"scanpass": {"clients": {
                "tv-demo": {"name": "A television", "scopes": "openid, profile",
                    "secret-sha256": "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4"},
                "signing-demo": {"name": "One that signs", "scopes": "openid, profile", "jwks": "%s"},
                "tied-web": {"name": "Tied", "scopes": "openid", "number-matching": "off", "ends-with-approver": true},
                "rp-demo": {"name": "A relying party", "scopes": "openid, profile", "id-token-signed-response-alg": "RS256",
                    "secret-sha256": "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4",
                    "redirect-uris": ["https://rp.example/cb", "http://127.0.0.1/login/oauth2/code/scanpass"],
                    "post-logout-redirect-uris": "https://rp.example/bye"},
                "spa-demo": {"name": "A page", "scopes": "openid, profile", "redirect-uris": "https://rp.example/cb",
                    "post-logout-redirect-uris": "https://rp.example/bye"},
                "brief-web": {"name": "Brief", "scopes": "openid", "login-lifetime": "6s",
                    "redirect-uris": "https://rp.example/cb"},
                "typed-web": {"name": "Typed", "scopes": "openid", "number-matching": "type",
                    "redirect-uris": "https://rp.example/cb"},
                "quick-web": {"name": "Quick", "scopes": "openid", "number-matching": "off"},
                "near-web": {"name": "Near", "scopes": "openid", "number-matching": "off", "same-network": "require"}}}}""".formatted(SIGNER.publicJwks().replace("\"", "\\\""));

    /** One for all that share the servers of this JVM: what they store is sealed with it. */
    private static final String SHARED_KEY = secret();

    public final RunningSide commandSide;
    public final RunningSide querySide;
    private final Release release;
    private final Map<String, String> environment;

    /** Whose jars they are. */
    enum Release {
        THIS("commandSide", "querySide"),
        /** See {@link PreviousRelease}. */
        PREVIOUS("previousCommandSide", "previousQuerySide");

        private final String commandSide;
        private final String querySide;

        Release(String commandSide, String querySide) {
            this.commandSide = commandSide;
            this.querySide = querySide;
        }
    }

    private ScanPass(Release release, Map<String, String> environment, int commandPort, int queryPort) {
        this.release = release;
        this.environment = environment;
        commandSide = RunningSide.start(release.commandSide, commandPort, environment);
        querySide = RunningSide.start(release.querySide, queryPort, environment);
    }

    /** On the servers of this test JVM, wherever they come from. */
    static ScanPass onSelectedBackends() {
        return onSelectedBackends(Map.of());
    }

    /** The same with other settings. */
    public static ScanPass onSelectedBackends(Map<String, String> more) {
        Backends backends = Backends.selected();
        Map<String, String> settings = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", backends.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", backends.username(),
                "SPRING_DATASOURCE_PASSWORD", backends.password(),
                "SPRING_FLYWAY_USER", backends.ownerName(),
                "SPRING_FLYWAY_PASSWORD", backends.ownerPassword(),
                "SPRING_DATA_REDIS_HOST", backends.redisHost(),
                "SPRING_DATA_REDIS_PORT", Integer.toString(backends.redisPort()),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", backends.kafkaBootstrapServers()));
        settings.putAll(Map.of(
                // Longer than production lets them, tests that send many requests at once wait on a busy machine.
                "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "2500",
                "SERVER_FORWARD_HEADERS_STRATEGY", "native", // attackers come from elsewhere
                "SCANPASS_STREAM_HEARTBEAT", "5s", // what finds out that a reader has gone
                "SPRING_APPLICATION_JSON", CLIENTS));
        settings.putAll(more);
        return on(settings);
    }

    public static ScanPass on(Map<String, String> servers) {
        return on(servers, Release.THIS);
    }

    static ScanPass on(Map<String, String> servers, Release release) {
        int commandPort = Ports.free();
        int queryPort = Ports.free();
        Map<String, String> environment = new HashMap<>(servers);
        // All come from this machine, and some of them play attackers.
        environment.putIfAbsent("SCANPASS_PENDING_SCANS_PER_USER", "1000");
        for (String limit : new String[] {
            "QR_REQUESTS_PER_NETWORK",
            "WRONG_CODES_PER_NETWORK",
            "WRONG_CODES_PER_USER",
            "SIGN_INS_PER_NETWORK",
            "SIGN_INS_PER_USER_AND_NETWORK"
        }) {
            environment.putIfAbsent("SCANPASS_LIMITS_" + limit, "off");
        }
        environment.put("SCANPASS_ISSUER", "http://localhost:" + queryPort);
        environment.put("SCANPASS_PHONE_ORIGIN", "http://localhost:" + commandPort);
        environment.put("SCANPASS_OPERATOR_SECRET_SHA256", Sha256.of(OPERATOR_SECRET));
        environment.put("SCANPASS_KEYS_SHARED", SHARED_KEY);
        if (!environment.containsKey("SCANPASS_KEYS_FILE")) environment.put("SCANPASS_KEYS_SIGNING", signingKeys());
        return new ScanPass(release, environment, commandPort, queryPort).awaitReady();
    }

    /** A second node of each side, of the same issuer and on the same servers. */
    public ScanPass secondNodes() {
        return new ScanPass(release, environment, Ports.free(), Ports.free()).awaitReady();
    }

    /** The same of another release, which needs none of these nodes: its command side takes the keys from its query side. */
    ScanPass secondNodes(Release other) {
        int queryPort = Ports.free();
        Map<String, String> own = new HashMap<>(environment);
        own.put("SCANPASS_JWKS_URI", "http://localhost:" + queryPort + "/oauth2/jwks");
        return new ScanPass(other, own, Ports.free(), queryPort).awaitReady();
    }

    /** What both sides are told. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** What only the two sides know, to play who has stolen or guessed it. */
    public SharedKey sharedKey() {
        return SharedKey.parse(environment.getOrDefault("SCANPASS_KEYS_SHARED", ""));
    }

    /** The same of the key that signs tokens. */
    public JwtSigner issuer() {
        try {
            return new JwtSigner(JWKSet.parse(environment.getOrDefault("SCANPASS_KEYS_SIGNING", ""))
                    .getKeys()
                    .getFirst());
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ScanPass awaitReady() {
        try {
            commandSide.awaitReady();
            querySide.awaitReady();
            return this;
        } catch (RuntimeException | AssertionError failure) {
            close(); // nobody else can
            throw failure;
        }
    }

    private static String secret() {
        byte[] twoIds = (Ids.random() + Ids.random()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(twoIds);
    }

    /** One for access tokens, and one for relying parties that take nothing but RS256. */
    private static String signingKeys() {
        try {
            JWK ec = new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            JWK rsa = new RSAKeyGenerator(RSA_BITS)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new JWKSet(List.of(ec, rsa)).toString(false);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public URI commands(String path) {
        return commandSide.uri().resolve(path);
    }

    public URI queries(String path) {
        return querySide.uri().resolve(path);
    }

    /** For what a test says when it fails. */
    @Override
    public String toString() {
        return release + " release (" + commandSide.log().getFileName() + ", "
                + querySide.log().getFileName() + ")";
    }

    @Override
    public void close() {
        try {
            querySide.close();
        } finally {
            commandSide.close();
        }
    }
}
