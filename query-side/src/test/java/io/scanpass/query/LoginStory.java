package io.scanpass.query;

import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.UserNames;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.StreamTicket;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person, one QR login, one session: their ids, their secrets and their events. */
public final class LoginStory {

    public static final int NUMBER = 42;
    public static final Duration SLOT = Duration.ofSeconds(20);

    public final String loginId = Ids.random();
    public final String userId = Ids.random();
    public final String sessionId = Ids.random();
    public final PersonalKey key = PersonalKey.random(userId);
    public final String names = TestPublisher.sealed(key, new UserNames("ada", "Ada L."));
    public final Instant requestedAt;
    public final Instant expiresAt;
    public final Instant sessionEnd;
    public final GrantCode deviceCode;
    public final String ticket;
    private @Nullable String boundTo;
    private String clientId = "web-demo";

    private LoginStory(Instant requestedAt, Instant expiresAt) {
        this.requestedAt = requestedAt.truncatedTo(ChronoUnit.MILLIS);
        this.expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        this.sessionEnd = this.requestedAt.plus(Duration.ofDays(30));
        this.deviceCode = GrantCode.issue(TestKeys.SHARED_KEY, Purpose.DEVICE_CODE, loginId, this.expiresAt);
        this.ticket = new StreamTicket(this.expiresAt, SLOT).issue(TestKeys.SHARED_KEY, loginId);
    }

    public static LoginStory now() {
        return endingIn(Duration.ofMinutes(2));
    }

    public static LoginStory endingIn(Duration life) {
        return endingAt(Instant.now().plus(life));
    }

    public static LoginStory endingAt(Instant expiresAt) {
        return new LoginStory(expiresAt.minus(Duration.ofMinutes(2)), expiresAt);
    }

    /** The browser named this key. */
    public LoginStory boundTo(String thumbprint) {
        boundTo = thumbprint;
        return this;
    }

    /** Not the demo client's page, but another client's. */
    public LoginStory at(String client) {
        clientId = client;
        return this;
    }

    public UserRegistered registered() {
        return new UserRegistered(userId, names, requestedAt.minusSeconds(60));
    }

    public UserErased erased() {
        return new UserErased(userId, requestedAt.plusSeconds(4));
    }

    public QrRequested requested() {
        return new QrRequested(
                loginId, clientId, "openid profile", deviceCode.sha256(), requestedAt, expiresAt, boundTo, null);
    }

    public QrScanned scanned() {
        return new QrScanned(loginId, userId, "phonesessionphonesessQ", requestedAt.plusSeconds(1), NUMBER);
    }

    public QrConfirmed confirmed() {
        return new QrConfirmed(loginId, userId, "phonesessionphonesessQ", sessionId, requestedAt.plusSeconds(2));
    }

    public QrRejected rejected() {
        return new QrRejected(loginId, userId, "phonesessionphonesessQ", "not_me", requestedAt.plusSeconds(2));
    }

    public SessionStarted started() {
        return new SessionStarted(
                sessionId,
                userId,
                clientId,
                "openid profile",
                "qr",
                new Approval(loginId, "phonesessionphonesessQ"),
                null,
                requestedAt.plusSeconds(2),
                sessionEnd,
                boundTo,
                null,
                null);
    }

    public SessionRevoked revoked() {
        return new SessionRevoked(sessionId, userId, "signed_out", requestedAt.plusSeconds(3));
    }

    /** The person, and the key to what is said of him. */
    public void register(TestPublisher publisher) {
        publisher.publish(key);
        publisher.publish(registered(), 0);
    }

    /** All of it, up to the session. */
    public LoginStory published(TestPublisher publisher) {
        register(publisher);
        publisher.publish(requested(), 0);
        publisher.publish(scanned(), 1);
        publisher.publish(confirmed(), 2);
        publisher.publish(started(), 0);
        return this;
    }

    public Map<String, String> tokenForm() {
        return Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "client_id",
                clientId,
                "device_code",
                deviceCode.value());
    }

    public String path(String rest) {
        return "/v1/qr-logins/" + loginId + rest + "?ticket=" + ticket;
    }
}
