package io.scanpass.command.react.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.OneFailure;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.session.SessionCommand.EndSessions;
import io.scanpass.command.decide.user.UserEvent;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.contract.seal.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // Spring sets the fields
class ReactionsIT extends CommandSideIT {

    @Autowired
    private CommandBus bus;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private TransactionManager transactions;

    @Test
    void endTheOtherSessionsWhenThePasswordIsChanged() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        Phone stranger = newPhone();
        Phone[] early = {null};
        transactions.executeInTransaction(() -> {
            store(new PasswordChanged(phone.userId(), web.sessionId(), Instant.EPOCH));
            early[0] = startSession(
                    phone.userId(), "phone-demo"); // whatever the clocks say, it is stored after the change
        });
        awaitRevocation("password_changed", phone);
        assertThat(revocationOf(web)).isEmpty();
        assertThat(revocationOf(early[0])).isEmpty();
        assertThat(revocationOf(stranger)).isEmpty();
    }

    @Test
    void doItInTheEndWhenTheyFailAtFirstAndOnce() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        Phone changing = approved("web-demo", phone);
        try (OneFailure failure = new OneFailure(bus, EndSessions.class)) {
            store(new PasswordChanged(phone.userId(), changing.sessionId(), Instant.now()));
            awaitRevocation("password_changed", phone);
            assertThat(failure.commands()).isEqualTo(2);
        }
        assertThat(revocationOf(web)).isEqualTo("password_changed");
        assertThat(revocationOf(changing)).isEmpty();
    }

    @Test
    void endAllSessionsWhenTheUserIsDisabled() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        store(new UserDisabled(phone.userId(), Instant.now()));
        awaitRevocation("user_disabled", phone);
        awaitRevocation("user_disabled", web);
    }

    @Test
    void endTheOldestWhenThereAreTooMany() {
        String user = Ids.random();
        List<Phone> sessions = new ArrayList<>();
        for (int i = 0; i < 23; i++) sessions.add(startSession(user, "phone-demo"));
        sessions.subList(0, 3).forEach(oldest -> awaitRevocation("too_many_sessions", oldest));
        awaitReactions();
        assertThat(sessions.subList(3, 23))
                .allSatisfy(kept -> assertThat(revocationOf(kept)).isEmpty());
    }

    @Test
    void neverEndThePhoneThatApprovedTheOneTooMany() {
        Phone phone = newPhone();
        List<Phone> web = new ArrayList<>();
        for (int i = 0; i < 21; i++) web.add(approved("web-demo", phone));
        web.subList(0, 2).forEach(oldest -> awaitRevocation("too_many_sessions", oldest));
        awaitReactions();
        assertThat(revocationOf(phone)).isEmpty();
    }

    @Test
    void endWithItsApproverOnlyWhatItsClientsPolicyTiesToIt() {
        Phone phone = newPhone();
        Phone web = approved("web-demo", phone);
        Phone kiosk = approved("kiosk", phone);
        Phone second = approved("kiosk", kiosk);
        Phone third = approved("web-demo", kiosk);
        assertThat(send(request("/v1/sessions/" + phone.sessionId())
                                .headers(bearer(phone))
                                .DELETE())
                        .status())
                .isEqualTo(204);
        awaitRevocation("approver_signed_out", second);
        assertThat(revocationOf(kiosk)).isEqualTo("approver_signed_out");
        awaitReactions();
        assertThat(revocationOf(web)).isEmpty();
        assertThat(revocationOf(third)).isEmpty();
    }

    private void store(UserEvent event) {
        transactions.executeInTransaction(
                () -> engine.appendEvents(new GenericDomainEventMessage<>("User", event.userId(), 1, event)));
    }

    private void awaitRevocation(String reason, Phone session) {
        await().atMost(Duration.ofSeconds(20)).until(() -> revocationOf(session).equals(reason));
    }

    /** Until all that is stored by now was reacted to. */
    private void awaitReactions() {
        startSession(Ids.random(), "phone-demo");
        long last = jdbc.sql("select max(global_index) from domain_event")
                .query(Long.class)
                .single();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        select (convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint >= ?
                        from token_entry where processor_name = 'reactions'
                        """).param(last).query(Boolean.class).single());
    }
}
