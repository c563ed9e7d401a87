package io.scanpass.command.decide.session;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session. */
public sealed interface SessionCommand {

    /**
     * Sign a user in at a client. Not a way in by itself: it is sent after a password was checked or a phone approved.
     *
     * @param approval of the phone, null after a password
     * @param authorizationCode what the client must present for its tokens, null where a device code does that
     * @param nonce that the first ID token repeats (OpenID Connect Core section 3.1.2.1)
     * @param passwordGeneration of the password that was checked, null where a phone approved
     */
    record StartSession(
            @TargetAggregateIdentifier String sessionId,
            String userId,
            String clientId,
            String scope,
            Method method,
            @Nullable Approval approval,
            @Nullable AuthorizationCode authorizationCode,
            Duration lifetime,
            @Nullable String dpopJkt,
            Device device,
            @Nullable String nonce,
            @Nullable Integer passwordGeneration)
            implements SessionCommand {}

    /**
     * End a session of one's own.
     *
     * @param ipAddress from where it is asked
     */
    record RevokeSession(
            @TargetAggregateIdentifier String sessionId, String userId, RevokeReason reason, String ipAddress)
            implements SessionCommand {}

    /** Why a session ends. */
    enum RevokeReason {
        SIGNED_OUT("signed_out"),
        NOT_ME("not_me"),
        /** The session that approved it was not the user's. */
        APPROVER_NOT_ME("approver_not_me");

        private final String wireName;

        RevokeReason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** How someone signed in; the names are those of the {@code amr} claim (RFC 8176). */
    enum Method {
        PASSWORD("pwd"),
        QR("qr");

        private final String amr;

        Method(String amr) {
            this.amr = amr;
        }

        public String amr() {
            return amr;
        }
    }

    /** Which phone session approved which login. */
    record Approval(String loginId, String phoneSessionId) {}

    /**
     * Hash of the code and PKCE challenge (RFC 7636, S256), both base64url.
     *
     * @param redirectUri where the code goes; null where it is an answer's member
     */
    record AuthorizationCode(
            String sha256,
            String codeChallenge,
            Instant expiresAt,
            @Nullable String redirectUri) {}

    /**
     * The device that signs in, in words for people.
     *
     * @param browser like {@code Firefox 145}, null when unknown
     * @param system like {@code Windows 11}, null when unknown
     * @param place like {@code Berlin, Germany}, null when unknown
     */
    record Device(
            String ipAddress,
            @Nullable String browser,
            @Nullable String system,
            @Nullable String place) {}
}
