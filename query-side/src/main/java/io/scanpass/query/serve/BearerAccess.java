package io.scanpass.query.serve;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.dpop.Dpop;
import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.http.Stateless;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Apply it to each chain that takes access tokens of ours (RFC 6750, RFC 9449 section 7.1, RFC 9068 section 4). */
@Component
public final class BearerAccess extends AbstractHttpConfigurer<BearerAccess, HttpSecurity> {

    private final JwtDecoder decoder;
    private final Refusals refusals;
    private final Dpop.Resource dpop;

    BearerAccess(JwtDecoder decoder, Refusals refusals, Dpop.Resource dpop) {
        this.decoder = decoder;
        this.refusals = refusals;
        this.dpop = dpop;
    }

    @Override
    public void init(HttpSecurity http) {
        BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
        BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
        http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder))
                        .authenticationEntryPoint((request, response, failure) -> {
                            challenge.commence(request, response, failure);
                            refusals.write(request, response, RejectionCode.UNAUTHENTICATED);
                        })
                        .accessDeniedHandler((request, response, failure) -> {
                            denial.handle(request, response, failure);
                            refusals.write(request, response, RejectionCode.INSUFFICIENT_SCOPE);
                        }))
                .with(dpop, Customizer.withDefaults())
                .with(new Stateless(), Customizer.withDefaults());
    }
}
