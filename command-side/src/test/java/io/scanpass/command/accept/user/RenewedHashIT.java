package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.Credentials.Credential;
import io.scanpass.command.decide.user.PasswordHash;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@TestPropertySource(properties = "scanpass.passwords.iterations=3")
@SuppressWarnings("NullAway.Init") // Spring and JUnit set the fields
class RenewedHashIT extends CommandSideIT {

    private static final String PRESENT = "$argon2id$v=19$m=19456,t=3,p=1$";

    @Autowired
    private Credentials credentials;

    @Autowired
    private TransactionOperations transactions;

    private final String username = unique("alice");
    private String userId;
    private String oldHash;

    @BeforeEach
    void hashedWithEarlierParameters() {
        userId = register(username).text("user_id");
        oldHash = Objects.requireNonNull(new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode(PASSWORD));
        assertThat(oldHash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        jdbc.sql("update credential set password_hash = ? where user_id = ?")
                .params(oldHash, userId)
                .update();
    }

    @Test
    void isMadeAtSignInWithThePresentParametersAndIsNoEvent() {
        assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        String renewed = hash();
        assertThat(renewed).startsWith(PRESENT);
        assertThat(eventsOf(userId)).containsExactly("UserRegistered");

        assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        assertThat(hash()).isEqualTo(renewed);
        challenge(username, "not the password").isOAuthError(400, "invalid_grant");
    }

    @Test
    void isNotMadeAfterAWrongPassword() {
        challenge(username, "not the password").isOAuthError(400, "invalid_grant");
        assertThat(hash()).isEqualTo(oldHash);
    }

    /** Other sign-ins hold the row in the same way. */
    @Test
    void waitsForAnotherTimeWhenTheRowIsHeld() {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("select 1 from credential where user_id = ? for share")
                    .param(userId)
                    .query(Integer.class)
                    .single();
            assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        });
        assertThat(hash()).isEqualTo(oldHash);
        assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        assertThat(hash()).startsWith(PRESENT);
    }

    @Test
    void replacesOnlyTheHashThatWasChecked() {
        Credential checkedBefore = new Credential(userId, new PasswordHash("another hash"), 0, false);
        credentials.renew(checkedBefore, new PasswordHash("a newer hash"));
        assertThat(hash()).isEqualTo(oldHash);
    }

    @Test
    void failsNoSignInWhenItCannotBeStored() {
        owner().sql("alter table credential add constraint no_hash check (password_hash = '%s') not valid"
                        .formatted(oldHash))
                .update();
        try {
            assertThat(challenge(username, PASSWORD).status()).isEqualTo(200);
        } finally {
            owner().sql("alter table credential drop constraint no_hash").update();
        }
        assertThat(hash()).isEqualTo(oldHash);
    }

    private String hash() {
        return jdbc.sql("select password_hash from credential where user_id = ?")
                .param(userId)
                .query(String.class)
                .single();
    }
}
