package io.scanpass.command.decide.session;

import io.scanpass.command.decide.ShownName;
import io.scanpass.contract.personal.Device;
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

    /** Call a session of one's own by another name. */
    record RenameSession(@TargetAggregateIdentifier String sessionId, String userId, ShownName name)
            implements SessionCommand {}

    /**
     * End a session of one's own.
     *
     * @param ipAddress from where it is asked; null where nobody asks, which must not be for a reason that disowns
     */
    record RevokeSession(
            @TargetAggregateIdentifier String sessionId,
            String userId,
            RevokeReason reason,
            @Nullable String ipAddress) implements SessionCommand {}

    /**
     * "This was not me": end a session of one's own with all that came from it.
     *
     * @param ipAddress from where it is asked
     */
    record DisownSession(String sessionId, String userId, String ipAddress) implements SessionCommand {}

    /**
     * End the sessions of a user, and what they approve meanwhile; all of them or none.
     *
     * @param except the one that stays; null for none
     * @param upToEvent id of a stored event: sessions stored after it stay; null for no such
     */
    record EndSessions(
            String userId,
            @Nullable String except,
            @Nullable String upToEvent,
            RevokeReason reason) implements SessionCommand {}

    /** Why a session ends. */
    enum RevokeReason {
        SIGNED_OUT("signed_out"),
        NOT_ME("not_me"),
        /** The session that approved it was not the user's. */
        APPROVER_NOT_ME("approver_not_me"),
        /** Its client's policy ties it to the session that approved it. */
        APPROVER_SIGNED_OUT("approver_signed_out"),
        PASSWORD_CHANGED("password_changed"),
        USER_DISABLED("user_disabled"),
        USER_ERASED("user_erased"),
        TOO_MANY_SESSIONS("too_many_sessions"),
        REFRESH_TOKEN_REUSED("refresh_token_reused");

        private final String wireName;

        RevokeReason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** Whether the browser is none that the user knows. */
        boolean disowns() {
            return this == NOT_ME || this == APPROVER_NOT_ME;
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
}
