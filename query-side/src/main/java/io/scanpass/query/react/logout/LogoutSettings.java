package io.scanpass.query.react.logout;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param giveUpAfter how long after its end a client is still told of a session */
@Validated
@ConfigurationProperties("scanpass.logout")
record LogoutSettings(@NotNull @DefaultValue("24h") Duration giveUpAfter) {}
