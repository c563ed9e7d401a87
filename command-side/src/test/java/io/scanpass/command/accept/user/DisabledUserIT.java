package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.session.Accounts;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.PasswordHash;
import io.scanpass.command.decide.user.UserCommand.DisableUser;
import io.scanpass.command.decide.user.UserCommand.EnableUser;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@SuppressWarnings("NullAway.Init") // Spring and JUnit set the fields
class DisabledUserIT extends CommandSideIT {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TransactionOperations transactions;

    private final String username = unique("alice");
    private String userId;

    @BeforeEach
    void registers() {
        userId = register(username).text("user_id");
    }

    @Test
    void isToldSoAfterTheRightPasswordOnly() {
        Answer wrong = challenge(username, "not the password");
        commands.sendAndWait(new DisableUser(userId));
        isDisabled(challenge(username, PASSWORD));
        assertThat(challenge(username, "not the password").text("error_description"))
                .isEqualTo(wrong.text("error_description"));
        assertThat(sessions()).isZero();

        commands.sendAndWait(new EnableUser(userId));
        assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        assertThat(eventsOf(userId)).containsExactly("UserRegistered", "UserDisabled", "UserEnabled");
    }

    @Test
    void startsNoSessionWhenDisabledWhileThePasswordIsChecked() {
        isDisabled(signInDuring(() -> credentials.setDisabled(userId, true)));
        assertThat(sessions()).isZero();
    }

    @Test
    void startsNoSessionWhenThePasswordIsChangedWhileTheOldOneIsChecked() {
        Answer refused = signInDuring(() -> credentials.change(userId, 0, new PasswordHash("another")));
        refused.isOAuthError(400, "invalid_grant");
        assertThat(sessions()).isZero();
    }

    /** So that all its sessions are there to be ended when it is disabled. */
    @Test
    void isDisabledWhenTheSessionsThatStartJustNowHaveStarted() {
        CompletableFuture<Object> disabling = new CompletableFuture<>();
        transactions.executeWithoutResult(transaction -> {
            assertThat(accounts.hold(userId)).contains(new Account(0, false));
            disabling.completeAsync(() -> commands.sendAndWait(new DisableUser(userId)));
            awaitWaiting("update credential");
        });
        disabling.join();
        assertThat(eventsOf(userId)).containsExactly("UserRegistered", "UserDisabled");
    }

    /** The password is checked against what was stored before, and the change is stored before the session is. */
    private Answer signInDuring(Runnable change) {
        CompletableFuture<Answer> signIn = new CompletableFuture<>();
        transactions.executeWithoutResult(transaction -> {
            change.run();
            signIn.completeAsync(() -> challenge(username, PASSWORD));
            awaitWaiting("select generation");
        });
        return signIn.join();
    }

    private void awaitWaiting(String statement) {
        await().until(() -> jdbc.sql("select exists (select 1 from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like ?)")
                .param(statement + "%")
                .query(Boolean.class)
                .single());
    }

    private static void isDisabled(Answer answer) {
        answer.isOAuthError(400, "invalid_grant");
        assertThat(answer.text("error_description")).isEqualTo("this account is disabled");
    }

    private long sessions() {
        return jdbc.sql("select count(*) from domain_event where payload_type = 'SessionStarted' and payload like ?")
                .param("%" + userId + "%")
                .query(Long.class)
                .single();
    }
}
