package io.scanpass.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.testing.JwtSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Publishes keys and signs access tokens as the query side does, so that this side is tested without it. */
public final class TestIssuer {

    public static final TestIssuer INSTANCE = new TestIssuer();

    private final ECKey key = newKey("test-key");
    private final HttpServer server;

    private TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/oauth2/jwks", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public JwtSigner signer() {
        return new JwtSigner(key);
    }

    public static ECKey newKey(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(keyId)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String tokenFor(Phone phone) {
        return token(key, "at+jwt", claims(phone).build());
    }

    public String tokenFor(Phone phone, UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(key, "at+jwt", change.apply(claims(phone)).build());
    }

    public String tokenOfType(Phone phone, String type) {
        return token(key, type, claims(phone).build());
    }

    public String idToken(Phone phone, UnaryOperator<JWTClaimsSet.Builder> change) {
        return idToken(key, phone, change);
    }

    public String idToken(ECKey key, Phone phone, UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(key, "JWT", change.apply(claims(phone)).build());
    }

    public String signedWith(ECKey otherKey, Phone phone) {
        return token(otherKey, "at+jwt", claims(phone).build());
    }

    private JWTClaimsSet.Builder claims(Phone phone) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(phone.userId())
                .audience("scanpass")
                .claim("client_id", "phone-demo")
                .claim("sid", phone.sessionId())
                .claim("scope", "openid profile")
                .claim("auth_time", Instant.now().getEpochSecond())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String token(ECKey key, String type, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
