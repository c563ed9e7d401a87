package io.scanpass.command.accept;

import io.scanpass.command.decide.qrlogin.ApprovalPolicy;
import io.scanpass.command.decide.qrlogin.NumberMatching;
import io.scanpass.command.decide.qrlogin.SameNetwork;
import io.scanpass.command.decide.session.SessionPolicy;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.ClientCredentials;
import io.scanpass.contract.http.ClientKeys;
import io.scanpass.contract.http.ClientSecretHash;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.RedirectUri;
import io.scanpass.contract.http.RegisteredClient;
import io.scanpass.contract.http.Scope;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.Sha256;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/** The OAuth clients this side knows, by client id. */
@Validated
@ConfigurationProperties("scanpass")
public record Clients(@Name("clients") @NotEmpty Map<String, @Valid Client> byId) implements SessionPolicy {

    public Optional<Client> find(String clientId) {
        return Optional.ofNullable(byId.get(clientId));
    }

    @Override
    public boolean endsWithApprover(String clientId) {
        return find(clientId).map(Client::endsWithApprover).orElse(false);
    }

    /** @throws OAuthRefused invalid_client when it is not one of ours, or does not prove to be */
    public Client authenticated(ClientCredentials credentials, ClientAssertions assertions) {
        return credentials.authenticate(byId, assertions);
    }

    /**
     * One client.
     *
     * @param name what people read on the approval screen
     * @param secretSha256 of a client that shows a secret
     * @param jwks public keys of a client that signs (RFC 7523); a public one has neither
     * @param scopes all it may ask for; also what it gets when it asks for nothing
     * @param qrScopes what it may ask for by QR code, and gets that way when it asks for nothing; all its scopes if not set
     * @param approves whether it is a phone app, whose tokens may scan and confirm
     * @param loginLifetime how long its QR logins live (RFC 8628 {@code expires_in})
     * @param slot how long one QR code of it is shown: 5 to 60 whole seconds ({@link QrPayload})
     * @param sessionLifetime how long its sessions live whatever happens
     * @param numberMatching how people prove that they approve the page before them
     * @param sameNetwork what it means that its browser and the phone are in different networks
     * @param maxAuthAge how long ago the person may have signed in on the phone; longer, and the phone must ask again
     * @param endsWithApprover whether a session of it ends with the phone session that approved it
     * @param redirectUris where browsers may be sent with its authorization codes, the same as on the query side
     * @param postLogoutRedirectUris where they may be sent after signing out
     * @param firstParty whether it may ask people for their passwords itself; if not set, clients with redirect URIs, whose
     *     people find the login page there, may not
     * @param dpopBoundAccessTokens whether it must name the key that its tokens are bound to (RFC 9449 section 5.2)
     */
    public record Client(
            @NotBlank String name,
            @Valid @Nullable ClientSecretHash secretSha256,
            @Valid @Nullable ClientKeys jwks,
            @NotEmpty Set<String> scopes,
            @Nullable Set<String> qrScopes,
            @DefaultValue("false") boolean approves,
            @DefaultValue("2m") Duration loginLifetime,
            @DefaultValue("15s") Duration slot,
            @DefaultValue("30d") Duration sessionLifetime,
            @DefaultValue("choose") NumberMatching numberMatching,
            @DefaultValue("warn") SameNetwork sameNetwork,
            @Nullable Duration maxAuthAge,
            @DefaultValue("false") boolean endsWithApprover,
            @DefaultValue Set<@Valid RedirectUri> redirectUris,
            @DefaultValue Set<@Valid RedirectUri> postLogoutRedirectUris,
            @Nullable Boolean firstParty,
            @DefaultValue("false") boolean dpopBoundAccessTokens)
            implements RegisteredClient {

        @AssertTrue(message = "slot must be 5 to 60 whole seconds")
        public boolean isSlotAllowed() {
            return QrPayload.isSlot(slot);
        }

        public boolean mayAskForPasswords() {
            return firstParty == null ? redirectUris.isEmpty() : firstParty;
        }

        public ApprovalPolicy approvalPolicy() {
            return new ApprovalPolicy(numberMatching, sameNetwork, maxAuthAge);
        }

        @AssertTrue(message = "qr-scopes must be some of the scopes")
        public boolean isQrScopesAmongScopes() {
            return qrScopes == null || (!qrScopes.isEmpty() && scopes.containsAll(qrScopes));
        }

        /**
         * What the client asks for, or all it may have (RFC 6749 section 3.3).
         *
         * @throws OAuthRefused invalid_scope when it may not have all of it
         */
        public String scope(Optional<String> asked) {
            return granted(asked, scopes);
        }

        /** The same of a sign-in by QR code (RFC 8628 section 3.1). */
        public String qrScope(Optional<String> asked) {
            return granted(asked, qrScopes == null ? scopes : qrScopes);
        }

        /**
         * Thumbprint of the key that the tokens are to be bound to, if one is named ({@code dpop_jkt}, RFC 9449 section 10).
         *
         * @throws OAuthRefused invalid_request when it is no thumbprint, or missing though this client must name one
         */
        public @Nullable String dpopJkt(OAuthForm form) {
            Optional<String> named = form.get("dpop_jkt");
            if (named.isEmpty() && dpopBoundAccessTokens) {
                throw new OAuthRefused(OAuthError.INVALID_REQUEST, "this client must send dpop_jkt (RFC 9449)");
            }
            if (named.isPresent() && !Sha256.isHash(named.get())) {
                throw new OAuthRefused(OAuthError.INVALID_REQUEST, "dpop_jkt is no SHA-256 thumbprint (RFC 7638)");
            }
            return named.orElse(null);
        }

        private static String granted(Optional<String> asked, Set<String> allowed) {
            Scope all = new Scope(allowed);
            Scope wanted = asked.map(Scope::of).orElse(all);
            if (!all.containsAll(wanted)) {
                throw new OAuthRefused(OAuthError.INVALID_SCOPE, "this client may ask for: " + all.text());
            }
            return wanted.text();
        }
    }
}
