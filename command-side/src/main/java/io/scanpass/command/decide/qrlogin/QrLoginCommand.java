package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.browser.Browser;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a QR login. */
public sealed interface QrLoginCommand {

    /**
     * A browser asks to be signed in (RFC 8628 section 3.1).
     *
     * @param userCode for people who cannot scan; reserved in the same transaction
     * @param expiresAt stands in the codes already handed out, so it comes with the command
     * @param sessionLifetime of the session that a confirmation would start
     * @param dpopJkt thumbprint of the key that the session's tokens are bound to (RFC 9449)
     * @param redirect where the browser goes with its authorization code; null where a device code is polled with
     */
    record RequestQr(
            @TargetAggregateIdentifier String loginId,
            String clientId,
            String scope,
            String deviceCodeSha256,
            UserCode userCode,
            Requester requester,
            Instant requestedAt,
            Instant expiresAt,
            Duration sessionLifetime,
            ApprovalPolicy policy,
            @Nullable String dpopJkt,
            @Nullable Redirect redirect)
            implements QrLoginCommand {}

    /**
     * A phone claims the login. Answers {@link ScannedQr}.
     *
     * @param drawn the numbers to compare, should this be the scan that claims it
     */
    record ScanQr(@TargetAggregateIdentifier String loginId, Phone phone, PhoneContext context, DrawnNumbers drawn)
            implements QrLoginCommand {}

    /**
     * The person approves. Answers {@link Confirmation}.
     *
     * @param newSessionId the browser's session, should this be the decision that starts it
     * @param number the one that the person says the page shows
     */
    record ConfirmQr(
            @TargetAggregateIdentifier String loginId,
            Phone phone,
            PhoneContext context,
            String newSessionId,
            @Nullable Integer number)
            implements QrLoginCommand {}

    /**
     * The person declines. "Not me" may come after a confirmation too; then it answers the session that this started,
     * for {@code RevokeSession} to end.
     */
    record RejectQr(@TargetAggregateIdentifier String loginId, Phone phone, PhoneContext context, RejectReason reason)
            implements QrLoginCommand {}

    /**
     * What becomes of an authorization code (RFC 6749 section 4.1).
     *
     * @param codeChallenge PKCE S256 (RFC 7636)
     * @param nonce that the ID token repeats (OpenID Connect Core section 3.1.2.1)
     */
    record Redirect(
            String uri, String codeChallenge, @Nullable String nonce) {}

    /** The browser that asks, as the server saw it. */
    record Requester(String ipAddress, String userAgent) {

        Browser browser() {
            return Browser.of(ipAddress, userAgent);
        }
    }

    /** A phone is a session of its user: the one its access token was issued to. */
    record Phone(String userId, String sessionId) {}

    /**
     * What else is known of the phone that asks.
     *
     * @param authenticatedAt when the person signed in on it
     */
    record PhoneContext(String ipAddress, Instant authenticatedAt) {}

    /** Why the person declined. */
    enum RejectReason {
        CANCELLED("cancelled"),
        NOT_ME("not_me");

        private final String wireName;

        RejectReason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
