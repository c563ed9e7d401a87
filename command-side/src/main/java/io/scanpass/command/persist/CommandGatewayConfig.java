package io.scanpass.command.persist;

import io.micrometer.context.ContextScheduledExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
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
                .retryScheduler(new LostRaces(commandRetries))
                .build();
    }

    /**
     * A refusal stays a refusal, and a database that is away is the caller's to retry. The other thread decides for the
     * same request and the same person.
     */
    private static final class LostRaces extends IntervalRetryScheduler {

        LostRaces(ScheduledExecutorService commandRetries) {
            super(builder()
                    .retryExecutor(ContextScheduledExecutorService.wrap(
                            commandRetries, ContextSnapshotFactory.builder().build()::captureAll))
                    .retryInterval(Math.toIntExact(RETRY_INTERVAL.toMillis()))
                    .maxRetryCount(RETRIES));
        }

        /** A predicate would be asked about the causes too, and what causes a lost race is PostgreSQL's exception. */
        @Override
        protected boolean isExplicitlyNonTransient(Throwable failure) {
            return !(failure instanceof ConcurrencyException);
        }
    }
}
