package io.scanpass.command.accept.qrlogin;

import io.scanpass.contract.http.AnswerHeaders;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.ReadRequest;
import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.http.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before anything else is done for a request whose network or client is known to have used up what it may ask for. */
@Component
@Order(AnswerHeaders.ORDER + 2) // no body here is over its limit
class FloodGate extends OncePerRequestFilter {

    private final QrLoginLimits limits;
    private final Refusals refusals;
    private final CorsConfigurationSource origins;
    private final CorsProcessor cors = new DefaultCorsProcessor();

    FloodGate(QrLoginLimits limits, Refusals refusals, CorsConfigurationSource corsConfigurationSource) {
        this.limits = limits;
        this.refusals = refusals;
        this.origins = corsConfigurationSource;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().equals(DeviceAuthorizationController.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readAllBytes();
        try {
            limits.refuseIfKnownToFlood(request.getRemoteAddr(), clientOf(new ReadRequest(request, body)));
        } catch (Refused refused) {
            if (isForThePage(request, response)) refusals.write(request, response, refused);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** A page may read why it is refused; one that may not is answered here. */
    private boolean isForThePage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return cors.processRequest(origins.getCorsConfiguration(request), request, response);
    }

    /** Empty for one that the endpoint will refuse, or that names itself elsewhere: then there is time to find out. */
    private static Optional<String> clientOf(HttpServletRequest request) throws IOException {
        try {
            return OAuthForm.read(request).get("client_id");
        } catch (OAuthRefused unreadable) {
            return Optional.empty();
        }
    }
}
