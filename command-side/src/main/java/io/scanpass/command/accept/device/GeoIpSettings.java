package io.scanpass.command.accept.device;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where addresses are.
 *
 * @param database a MaxMind DB file of type City or Country, read at start; without it no place is told
 */
@ConfigurationProperties("scanpass.geoip")
record GeoIpSettings(@Nullable Path database) {}
