package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.query.MapStore;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.serve.changes.ViewChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;

/** What the tests of the grants have in common. */
final class TokenFixture {

    static final TokenSettings SETTINGS = new TokenSettings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));

    private TokenFixture() {}

    static final class Logins extends MapStore<QrLoginView> implements QrLoginStore {}

    static final class Sessions extends MapStore<SessionView> implements SessionStore {}

    /** Waits for nothing. */
    static final class NoWait implements ViewChanges {

        @Override
        public Listening listenTo(String viewKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <V> Optional<V> await(String viewKey, Supplier<Optional<V>> read, Duration longest) {
            return read.get();
        }

        @Override
        public void wakeAll() {}
    }

    /** Remembers redemptions; every refresh token is the current one. */
    static final class Grants implements SessionGrants {

        final Map<String, Instant> redeemed = new HashMap<>();
        int rotations;

        @Override
        public Instant redeemed(String sessionId, Instant now) {
            redeemed.putIfAbsent(sessionId, now);
            return redeemed.getOrDefault(sessionId, now);
        }

        @Override
        public boolean isCurrent(String sessionId, int presented, Instant now, Duration grace) {
            return true;
        }

        @Override
        public Rotation rotate(SessionView session, int presented, boolean idle, Instant now, Duration grace) {
            rotations++;
            return idle ? new Rotation.Idle() : new Rotation.Current(presented + 1, now);
        }
    }

    static SessionView session(
            String sessionId, String clientId, Instant start, Instant end, @Nullable Instant revokedAt) {
        return new SessionView(
                sessionId,
                "u",
                clientId,
                "openid profile",
                "qr",
                null,
                null,
                start,
                end,
                revokedAt,
                null,
                null,
                null,
                null,
                null);
    }

    static OAuthForm form(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/x-www-form-urlencoded");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        try {
            return OAuthForm.read(request);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void assertRefused(OAuthError error, ThrowingCallable request) {
        OAuthRefused refused = catchThrowableOfType(OAuthRefused.class, request);
        assertThat(refused).as("refused with " + error).isNotNull();
        assertThat(refused.error()).isEqualTo(error);
    }

    static String s256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
