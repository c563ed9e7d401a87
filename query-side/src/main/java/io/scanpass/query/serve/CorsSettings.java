package io.scanpass.query.serve;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param allowedOrigins whose pages may call us, as patterns; our own two origins always may */
@Validated
@ConfigurationProperties("scanpass.cors")
record CorsSettings(@NotNull List<String> allowedOrigins) {}
