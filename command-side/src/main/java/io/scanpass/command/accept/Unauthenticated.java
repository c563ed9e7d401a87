package io.scanpass.command.accept;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Refuses requests whose token is missing or wrong (RFC 6750 section 3), or cannot be checked just now. */
@Component
class Unauthenticated implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Unauthenticated.class);

    private final Refusals refusals;

    Unauthenticated(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            LOG.warn("no keys to check access tokens with: {}", failure.getMessage());
            refusals.write(request, response, RejectionCode.TEMPORARILY_UNAVAILABLE);
            return;
        }
        // A missing token gets the bare challenge, a wrong one its error code.
        String error = failure instanceof OAuth2AuthenticationException oauth
                ? " error=\"" + oauth.getError().getErrorCode() + "\""
                : "";
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer" + error);
        refusals.write(request, response, RejectionCode.UNAUTHENTICATED);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        refusals.write(request, response, RejectionCode.INSUFFICIENT_SCOPE);
    }
}
