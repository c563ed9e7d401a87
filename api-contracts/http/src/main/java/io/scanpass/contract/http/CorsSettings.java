package io.scanpass.contract.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.cors.CorsConfiguration;

/** @param allowedOrigins whose pages may call us, as patterns; our own two origins always may */
@ConfigurationProperties("scanpass.cors")
record CorsSettings(
        @DefaultValue({"http://localhost:[*]", "http://127.0.0.1:[*]"})
        List<String> allowedOrigins) {

    CorsConfiguration forPagesOf(Origins ours) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(
                Stream.concat(allowedOrigins.stream(), ours.both()).toList());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "DPoP",
                "Content-Type",
                "Last-Event-ID",
                "Cache-Control",
                "traceparent",
                "tracestate"));
        cors.setExposedHeaders(List.of("Retry-After", "WWW-Authenticate", "DPoP-Nonce", TraceIds.HEADER));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
