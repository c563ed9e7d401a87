package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Resource;
import io.scanpass.command.TestIssuer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

    private static final Duration PERIOD = Duration.ofSeconds(60);

    private final ECKey first = key("first");
    private final ECKey second = key("second");
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private List<ECKey> published = List.of(first);
    private boolean away;
    private int fetches;

    private final PublishedKeys keys = new PublishedKeys(url(), this::answer, PERIOD, clock());

    @Test
    void fetchesOncePerPeriodWhateverItIsAskedFor() throws Exception {
        assertThat(find("first")).hasSize(1);
        for (int number = 0; number < 100; number++)
            assertThat(find("unknown" + number)).isEmpty();
        assertThat(fetches).isEqualTo(1);

        now = now.plus(PERIOD).minusMillis(1);
        keys.refresh();
        assertThat(find("unknown")).isEmpty();
        assertThat(fetches).isEqualTo(1);

        now = now.plusMillis(1);
        keys.refresh();
        assertThat(find("unknown")).isEmpty();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void forgetsAWithdrawnKeyAfterAPeriodWithoutBeingAsked() throws Exception {
        assertThat(find("first")).hasSize(1);
        published = List.of(second);
        now = now.plus(PERIOD);
        keys.refresh();
        assertThat(find("first")).isEmpty();
        assertThat(find("second")).hasSize(1);
    }

    @Test
    void asksForAKeyItDoesNotKnowAsSoonAsItMay() throws Exception {
        assertThat(find("first")).hasSize(1);
        published = List.of(first, second);
        now = now.plus(PERIOD);
        assertThat(find("second")).hasSize(1);
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void usesAKeyForItsOwnAlgorithmOnly() throws Exception {
        assertThat(find("first")).hasSize(1);
        assertThat(keys.find("first", JWSAlgorithm.RS256)).isEmpty();
        published = List.of(new ECKey.Builder(first).algorithm(null).build());
        now = now.plus(PERIOD);
        keys.refresh();
        assertThat(find("first")).isEmpty();
    }

    @Test
    void keepsItsKeysForHalfADayWhileTheQuerySideIsAway() throws Exception {
        assertThat(find("first")).hasSize(1);
        away = true;
        now = now.plus(Duration.ofHours(12)).minusMillis(1);
        keys.refresh();
        assertThat(find("first")).hasSize(1);
        assertThat(find("unknown")).isEmpty();
        now = now.plusMillis(1);
        assertThatThrownBy(() -> find("first")).isInstanceOf(RemoteKeySourceException.class);

        away = false;
        now = now.plusSeconds(5);
        assertThat(find("first")).hasSize(1);
    }

    @Test
    void doesNotTakeATokenForABadOneBeforeThereWereKeys() throws Exception {
        away = true;
        assertThatThrownBy(() -> find("first")).isInstanceOf(RemoteKeySourceException.class);
        assertThatThrownBy(() -> find("first")).isInstanceOf(RemoteKeySourceException.class);
        assertThat(fetches).isEqualTo(1);
        away = false;
        now = now.plusSeconds(1);
        assertThat(find("first")).hasSize(1);
    }

    private List<PublicKey> find(String keyId) throws KeySourceException {
        return keys.find(keyId, JWSAlgorithm.ES256);
    }

    private Resource answer(URL url) throws IOException {
        fetches++;
        if (away) throw new IOException("connection refused");
        return new Resource(new JWKSet(List.copyOf(published)).toString(), "application/json");
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static ECKey key(String keyId) {
        return new ECKey.Builder(TestIssuer.newKey(keyId))
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .build();
    }

    private static URL url() {
        try {
            return URI.create("http://localhost/oauth2/jwks").toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
