package io.scanpass.command.persist;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends commands; one that lost the race for its aggregate is decided again on what is true now. */
@Configuration(proxyBeanMethods = false)
class CommandGatewayConfig {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(15);
    private static final int RETRIES = 5;

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService commandRetries() {
        return Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("command-retry-", 0).daemon().factory());
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, ScheduledExecutorService commandRetries) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(IntervalRetryScheduler.builder()
                        .retryExecutor(commandRetries)
                        .retryInterval(Math.toIntExact(RETRY_INTERVAL.toMillis()))
                        .maxRetryCount(RETRIES)
                        // A refusal stays a refusal, and a database that is away is the caller's to retry.
                        .addNonTransientFailurePredicate(failure -> !(failure instanceof ConcurrencyException))
                        .build())
                .build();
    }
}
