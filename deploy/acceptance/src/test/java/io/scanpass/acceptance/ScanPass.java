package io.scanpass.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.scanpass.contract.seal.Ids;
import io.scanpass.embedded.Ports;
import io.scanpass.testing.Backends;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A whole ScanPass: both sides, told by environment where their servers are. */
final class ScanPass implements AutoCloseable {

    /** Of the confidential client {@code tv-demo}, which the default settings do not have. */
    static final String TV_SECRET = "tv-secret: +%&=\u00fc";

    private static final String WITH_TV_DEMO = """
            {"scanpass": {"clients": {"tv-demo": {"name": "A television", "scopes": "openid, profile",
              "secret-sha256": "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4"}}}}""";

    final RunningSide commandSide;
    final RunningSide querySide;
    private final Map<String, String> environment;

    private ScanPass(Map<String, String> environment, int commandPort, int queryPort) {
        this.environment = environment;
        commandSide = RunningSide.start("commandSide", commandPort, environment);
        querySide = RunningSide.start("querySide", queryPort, environment);
    }

    /** On the servers of this test JVM, wherever they come from. */
    static ScanPass onSelectedBackends() {
        Backends backends = Backends.selected();
        return on(Map.of(
                "SPRING_DATASOURCE_URL", backends.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", backends.username(),
                "SPRING_DATASOURCE_PASSWORD", backends.password(),
                "SPRING_DATA_REDIS_HOST", backends.redisHost(),
                "SPRING_DATA_REDIS_PORT", Integer.toString(backends.redisPort()),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", backends.kafkaBootstrapServers(),
                "SPRING_APPLICATION_JSON", WITH_TV_DEMO));
    }

    static ScanPass on(Map<String, String> servers) {
        int commandPort = Ports.free();
        int queryPort = Ports.free();
        Map<String, String> environment = new HashMap<>(servers);
        environment.putIfAbsent("SCANPASS_LIMITS_QR_REQUESTS_PER_NETWORK", "off"); // all come from this machine
        environment.put("SCANPASS_ISSUER", "http://localhost:" + queryPort);
        environment.put("SCANPASS_PHONE_ORIGIN", "http://localhost:" + commandPort);
        environment.put("SCANPASS_KEYS_SHARED", secret());
        environment.put("SCANPASS_KEYS_REFRESH", secret());
        environment.put("SCANPASS_KEYS_SIGNING", signingKey());
        return new ScanPass(environment, commandPort, queryPort).awaitReady();
    }

    /** A second node of each side, of the same issuer and on the same servers. */
    ScanPass secondNodes() {
        return new ScanPass(environment, Ports.free(), Ports.free()).awaitReady();
    }

    private ScanPass awaitReady() {
        commandSide.awaitReady();
        querySide.awaitReady();
        return this;
    }

    private static String secret() {
        byte[] twoIds = (Ids.random() + Ids.random()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(twoIds);
    }

    private static String signingKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    URI commands(String path) {
        return commandSide.uri().resolve(path);
    }

    URI queries(String path) {
        return querySide.uri().resolve(path);
    }

    @Override
    public void close() {
        querySide.close();
        commandSide.close();
    }
}
