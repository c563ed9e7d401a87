package io.scanpass.command.react.session;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param mostPerUser how many sessions of one user may be live; one more, and the oldest ends that did not approve it */
@Validated
@ConfigurationProperties("scanpass.sessions")
record SessionSettings(@Positive @DefaultValue("100") int mostPerUser) {}
