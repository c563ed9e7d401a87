package io.scanpass.command.accept;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages may call this side from a browser.
 *
 * @param allowedOrigins origins or patterns; the default is every port of this machine, for trying things out
 */
@ConfigurationProperties("scanpass.cors")
record CorsSettings(
        @DefaultValue({"http://localhost:[*]", "http://127.0.0.1:[*]"})
        List<String> allowedOrigins) {}
