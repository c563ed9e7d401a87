package io.scanpass.command.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;

class CommandGatewayConfigTest {

    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final List<@Nullable Authentication> deciders = new ArrayList<>();
    private final ScheduledExecutorService retries = new CommandGatewayConfig().commandRetries();
    private final CommandGateway gateway = new CommandGatewayConfig().commandGateway(bus(), retries);

    @AfterEach
    void stop() {
        retries.shutdownNow();
        SecurityContextHolder.clearContext();
    }

    @Test
    void decidesALostRaceAgain() {
        failures.add(lostRace());
        failures.add(lostRace());
        assertThat(gateway.<Integer>sendAndWait("command")).isEqualTo(3);
    }

    @Test
    void decidesItForTheSamePerson() {
        Authentication person = new TestingAuthenticationToken("alice", "");
        SecurityContextHolder.getContext().setAuthentication(person);
        failures.add(lostRace());
        gateway.sendAndWait("command");
        assertThat(deciders).containsExactly(person, person);
    }

    @Test
    void givesUpInTheEnd() {
        for (int race = 0; race < 10; race++) failures.add(lostRace());
        assertThatThrownBy(() -> gateway.sendAndWait("command")).isInstanceOf(ConcurrencyException.class);
        assertThat(deciders).hasSize(6);
    }

    @Test
    void letsRefusalsAndOutagesBe() {
        failures.add(new CommandRejected(RejectionCode.QR_LOGIN_EXPIRED));
        assertThatThrownBy(() -> gateway.sendAndWait("command")).isInstanceOf(CommandRejected.class);
        failures.add(new CannotCreateTransactionException("away", new SQLException("away", "08001")));
        assertThatThrownBy(() -> gateway.sendAndWait("command")).isInstanceOf(CannotCreateTransactionException.class);
        assertThat(deciders).hasSize(2);
    }

    /** As the event store throws it. */
    private static ConcurrencyException lostRace() {
        return new ConcurrencyException("lost", new SQLException("duplicate key", "23505"));
    }

    private CommandBus bus() {
        CommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(String.class.getName(), command -> {
            deciders.add(SecurityContextHolder.getContext().getAuthentication());
            RuntimeException failure = failures.poll();
            if (failure != null) throw failure;
            return deciders.size();
        });
        return bus;
    }
}
