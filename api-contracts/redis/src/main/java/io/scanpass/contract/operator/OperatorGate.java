package io.scanpass.contract.operator;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.ClientSecretHash;
import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.limit.RateLimit;
import io.scanpass.contract.network.Network;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through whoever sends the operators' secret; without a secret in the settings there is nothing behind it. */
final class OperatorGate extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorGate.class);
    private static final String SCHEME = "Bearer ";

    private final @Nullable ClientSecretHash secret;
    private final RateLimit wrongSecrets;
    private final Refusals refusals;

    OperatorGate(@Nullable ClientSecretHash secret, RateLimit wrongSecrets, Refusals refusals) {
        this.secret = secret;
        this.wrongSecrets = wrongSecrets;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            requireOperator(request, secret);
        } catch (Refused refused) {
            if (refused.code() == RejectionCode.UNAUTHENTICATED)
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refusals.write(request, response, refused);
            return;
        }
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("operator", null, List.of()));
        chain.doFilter(request, response);
    }

    private void requireOperator(HttpServletRequest request, @Nullable ClientSecretHash expected) {
        if (expected == null) throw new Refused(RejectionCode.NOT_FOUND);
        String network = Network.of(request.getRemoteAddr()).text();
        wrongSecrets.refuseIfKnownToBeUsedUp(network);
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && expected.isOf(header.substring(SCHEME.length()))) return;
        wrongSecrets.take(network);
        LOG.warn("wrong operator secret from {}", network);
        throw new Refused(RejectionCode.UNAUTHENTICATED);
    }
}
