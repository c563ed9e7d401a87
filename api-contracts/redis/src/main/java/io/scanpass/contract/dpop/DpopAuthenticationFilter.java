package io.scanpass.contract.dpop;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Requests under the scheme {@code DPoP} (RFC 9449 section 7.1): the access token is checked like any other, must be bound
 * to a key ({@code cnf.jkt}), and comes with a proof by that key. Under {@code Bearer}, Spring Security's own filter
 * refuses a bound token (section 7.2: no downgrade).
 */
final class DpopAuthenticationFilter extends OncePerRequestFilter {

    private static final String SCHEME = "DPoP ";

    private final AuthenticationProvider accessTokens;
    private final Proofs proofs;
    private final URI origin;
    private final Refusals refusals;

    /** @param origin of this side as the public knows it */
    DpopAuthenticationFilter(AuthenticationProvider accessTokens, Proofs proofs, URI origin, Refusals refusals) {
        this.accessTokens = accessTokens;
        this.proofs = proofs;
        this.origin = origin;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            JwtAuthenticationToken who = authenticate(request);
            requireHolder(who.getToken(), request, response);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(who);
            SecurityContextHolder.setContext(context);
        } catch (OAuthRefused refused) {
            refuse(request, response, refused.error());
            return;
        } catch (AuthenticationServiceException noKeys) {
            refusals.write(request, response, RejectionCode.TEMPORARILY_UNAVAILABLE);
            return;
        } catch (AuthenticationException noTokenOfOurs) {
            refuse(request, response, OAuthError.INVALID_TOKEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private JwtAuthenticationToken authenticate(HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME.length())
                .strip();
        if (!token.isEmpty()
                && accessTokens.authenticate(new BearerTokenAuthenticationToken(token))
                        instanceof JwtAuthenticationToken who) {
            return who;
        }
        throw new OAuthRefused(OAuthError.INVALID_TOKEN, "there is none");
    }

    private void requireHolder(Jwt token, HttpServletRequest request, HttpServletResponse response) {
        String bound = boundTo(token);
        if (bound == null) throw new OAuthRefused(OAuthError.INVALID_TOKEN, "bound to no key: not under this scheme");
        URI uri = URI.create(origin + request.getRequestURI());
        String holder = proofs.thumbprint(request, response, uri, token.getTokenValue())
                .orElseThrow(() -> new OAuthRefused(OAuthError.INVALID_DPOP_PROOF, "the header DPoP is missing"));
        if (!holder.equals(bound)) throw new OAuthRefused(OAuthError.INVALID_TOKEN, "bound to another key");
    }

    private static @Nullable String boundTo(Jwt token) {
        Map<String, Object> confirmation = token.getClaimAsMap("cnf");
        return confirmation != null && confirmation.get("jkt") instanceof String thumbprint ? thumbprint : null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, OAuthError error) throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "DPoP error=\"%s\", algs=\"%s\"".formatted(error.wireName(), String.join(" ", Proofs.ALGORITHMS)));
        refusals.write(request, response, RejectionCode.UNAUTHENTICATED);
    }
}
