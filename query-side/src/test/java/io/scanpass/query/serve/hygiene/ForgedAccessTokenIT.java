package io.scanpass.query.serve.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.TestKeys;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.user.People;
import io.scanpass.testing.Forgeries;
import io.scanpass.testing.Forgeries.Forgery;
import io.scanpass.testing.JwtSigner;
import io.scanpass.testing.Misissues;
import io.scanpass.testing.Prover;
import io.scanpass.testing.Trap;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** RFC 8725 and RFC 9068 section 4 at userinfo: whatever is not exactly an access token of ours is refused. */
@WithQuerySide
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Spring sets the fields
class ForgedAccessTokenIT {

    private static final String USERINFO = "/oauth2/userinfo";
    private static final URI USERINFO_URI = URI.create("http://localhost:8081" + USERINFO);

    @Autowired
    private TestBrowser browser;

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private People people;

    private final LoginStory story = LoginStory.now();
    private final JwtSigner issuer = signer();
    private final JwtSigner attacker = JwtSigner.onP256("attacker");
    private final Trap trap = new Trap(attacker.publicJwks());
    private final Prover prover = new Prover();
    private final String genuine = issuer.sign(members());
    private final String bound = boundToken();

    @BeforeAll
    void publish() {
        story.published(publisher);
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> sessions.find(story.sessionId).isPresent()
                        && people.find(story.userId).isPresent());
    }

    @AfterAll
    void nobodyFetchedTheKeysOfTheAttacker() {
        trap.close();
        assertThat(trap.visits()).isZero();
    }

    @Test
    void takesAGenuineOne() {
        for (String type : List.of("at+jwt", "application/at+jwt", "AT+JWT")) { // RFC 9068 section 4
            Map<String, Object> members = members();
            members.put(".typ", type);
            assertThat(ask("Bearer", issuer.sign(members)).statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
        assertThat(askBound(bound, proof(bound)).statusCode()).isEqualTo(200);
    }

    Stream<Forgery> forgeries() {
        return Stream.of(
                        Forgeries.of(genuine, issuer.key(), attacker, trap.uri()),
                        Misissues.of(issuer, members()),
                        Misissues.ofAccessToken(issuer, members()))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refuses(Forgery forgery) {
        HttpResponse<String> bearer = ask("Bearer", forgery.token());
        assertThat(bearer.statusCode()).as(bearer.body()).isEqualTo(401);
        assertThat(bearer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_token\""));
        HttpResponse<String> bound = askBound(forgery.token(), proof(forgery.token()));
        assertThat(bound.statusCode()).as(bound.body()).isEqualTo(401);
    }

    Stream<Forgery> forgedProofs() {
        return Forgeries.of(proof(bound), prover.key(), attacker, trap.uri()).stream();
    }

    /** RFC 9449 section 4.3. */
    @ParameterizedTest
    @MethodSource("forgedProofs")
    void refusesTheProof(Forgery forgery) {
        assertThat(askBound(bound, forgery.token()).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsHuge() {
        for (int length : new int[] {7_000, 9_000, 100_000, 2_000_000}) {
            Map<String, Object> members = members();
            members.put("x", "x".repeat(length));
            assertThat(ask("Bearer", issuer.sign(members)).statusCode())
                    .as("%d bytes", length)
                    .isIn(200, 400, 401, 431);
            String header = "{\"alg\":\"ES256\",\"kid\":\"" + "x".repeat(length) + "\"}";
            assertThat(ask("Bearer", issuer.sign(header, "{}")).statusCode()).isIn(400, 401, 431);
        }
    }

    private Map<String, Object> members() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(".typ", "at+jwt");
        members.put(".kid", issuer.key().getKeyID());
        members.put(".alg", "ES256");
        members.put("iss", "http://localhost:8081");
        members.put("aud", "scanpass");
        members.put("sub", story.userId);
        members.put("client_id", "web-demo");
        members.put("scope", "openid profile");
        members.put("sid", story.sessionId);
        members.put("auth_time", now);
        members.put("iat", now);
        members.put("exp", now + 300);
        return members;
    }

    private String boundToken() {
        Map<String, Object> members = members();
        members.put("cnf", Map.of("jkt", prover.thumbprint()));
        return issuer.sign(members);
    }

    private String proof(String token) {
        return prover.proof("GET", USERINFO_URI, token);
    }

    private HttpResponse<String> ask(String scheme, String token) {
        return browser.send(browser.request(USERINFO)
                .header("Authorization", scheme + " " + token)
                .build());
    }

    private HttpResponse<String> askBound(String token, String proof) {
        return browser.send(browser.request(USERINFO)
                .header("Authorization", "DPoP " + token)
                .header("DPoP", proof)
                .build());
    }

    private static JwtSigner signer() {
        try {
            return new JwtSigner(JWK.parse(TestKeys.SIGNING));
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
