package io.scanpass.query.serve.authorize;

import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static io.scanpass.contract.http.OAuthError.INVALID_SCOPE;
import static io.scanpass.contract.http.OAuthError.REGISTRATION_NOT_SUPPORTED;
import static io.scanpass.contract.http.OAuthError.REQUEST_NOT_SUPPORTED;
import static io.scanpass.contract.http.OAuthError.REQUEST_URI_NOT_SUPPORTED;
import static io.scanpass.contract.http.OAuthError.UNSUPPORTED_RESPONSE_TYPE;

import io.scanpass.contract.http.CodeRequest;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.RedirectUri;
import io.scanpass.contract.http.Scope;
import io.scanpass.query.serve.ServeSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the login page must know of a request (OpenID Connect Core 1.0 section 3.1.2.1) to carry it out.
 *
 * @param clientName for the person
 * @param scope all that the client may ask for if absent
 * @param loginHint the user name, as the client believes
 */
record AuthorizationRequest(
        String clientId,
        String clientName,
        String redirectUri,
        @Nullable String scope,
        @Nullable String state,
        @Nullable String nonce,
        String codeChallenge,
        @Nullable String dpopJkt,
        @Nullable String loginHint,
        URI issuer,
        URI deviceAuthorizationEndpoint,
        URI authorizationChallengeEndpoint) {

    private static final Set<String> KEPT = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "dpop_jkt",
            "login_hint");

    /** @throws OAuthRefused with what the client is told */
    static AuthorizationRequest read(OAuthForm form, ReturnAddress back, ServeSettings settings) {
        if (form.isRepeating()) throw new OAuthRefused(INVALID_REQUEST, "a parameter is repeated");
        requireNone(form);
        requireCode(form);
        Prompt.check(form);
        form.get("max_age").ifPresent(AuthorizationRequest::requireSeconds); // and every login is younger
        CodeRequest code = CodeRequest.read(form);
        String scope = form.get("scope").orElse(null);
        if (scope != null && !new Scope(back.client().scopes()).containsAll(Scope.of(scope))) {
            throw new OAuthRefused(INVALID_SCOPE, "this client may not ask for that scope");
        }
        return new AuthorizationRequest(
                back.clientId(),
                back.client().name(),
                back.redirectUri(),
                scope,
                back.state(),
                code.nonce(),
                code.codeChallenge(),
                form.get("dpop_jkt").orElse(null),
                form.get("login_hint").orElse(null),
                settings.issuer(),
                URI.create(settings.phoneOrigin() + "/oauth2/device_authorization"),
                URI.create(settings.phoneOrigin() + "/oauth2/authorize-challenge"));
    }

    /** The same request as a link, without what nobody reads. */
    static URI link(OAuthForm form, String endpoint) {
        Map<String, String> kept = new LinkedHashMap<>();
        KEPT.forEach(name -> form.get(name).ifPresent(value -> kept.put(name, value)));
        return RedirectUri.with(endpoint, kept);
    }

    private static void requireNone(OAuthForm form) {
        if (form.get("request").isPresent()) {
            throw new OAuthRefused(REQUEST_NOT_SUPPORTED, "send the parameters themselves");
        }
        if (form.get("request_uri").isPresent()) {
            throw new OAuthRefused(REQUEST_URI_NOT_SUPPORTED, "send the parameters themselves");
        }
        if (form.get("registration").isPresent()) {
            throw new OAuthRefused(REGISTRATION_NOT_SUPPORTED, "clients are registered beforehand");
        }
    }

    private static void requireCode(OAuthForm form) {
        if (!form.require("response_type").equals("code")) {
            throw new OAuthRefused(UNSUPPORTED_RESPONSE_TYPE, "response_type must be code");
        }
        if (!form.get("response_mode").orElse("query").equals("query")) {
            throw new OAuthRefused(INVALID_REQUEST, "response_mode must be query");
        }
    }

    private static void requireSeconds(String maxAge) {
        try {
            Integer.parseUnsignedInt(maxAge);
        } catch (NumberFormatException notANumber) {
            throw new OAuthRefused(INVALID_REQUEST, "max_age must be a number of seconds");
        }
    }
}
