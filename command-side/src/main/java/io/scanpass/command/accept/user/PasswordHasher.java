package io.scanpass.command.accept.user;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.PasswordHash;
import io.scanpass.contract.RejectionCode;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords with Argon2id, a bounded number at a time and never inside a database transaction. */
@Component
public class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;
    private final Semaphore turns;
    private final PasswordSettings settings;
    private final String parameters;
    private final PasswordHash ofNobody;

    PasswordHasher(PasswordSettings settings) {
        this.settings = settings;
        this.argon2 = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, settings.parallelism(), settings.memoryKiB(), settings.iterations());
        this.turns = new Semaphore(settings.concurrent(), true);
        this.parameters = "$argon2id$v=19$m=%d,t=%d,p=%d$"
                .formatted(settings.memoryKiB(), settings.iterations(), settings.parallelism());
        this.ofNobody = hash(new Password("the password of nobody"));
    }

    /** @throws CommandRejected overloaded when too many wait already */
    public PasswordHash hash(Password password) {
        return inTurn(() -> new PasswordHash(encode(password)));
    }

    public boolean matches(Password password, PasswordHash hash) {
        return inTurn(() -> argon2.matches(password.value(), hash.value()));
    }

    /** The work of a check without a user: an unknown name takes as long as a wrong password. */
    public void matchNobody(Password password) {
        matches(password, ofNobody);
    }

    /** Whether the hash was made with other parameters than a new one would be. */
    boolean isOutdated(PasswordHash hash) {
        return !hash.value().startsWith(parameters);
    }

    /** For what can wait until another time: empty when others are waiting for their turn, or would have to. */
    Optional<PasswordHash> hashIfIdle(Password password) {
        if (turns.hasQueuedThreads() || !turns.tryAcquire()) return Optional.empty();
        try {
            return Optional.of(new PasswordHash(encode(password)));
        } finally {
            turns.release();
        }
    }

    private String encode(Password password) {
        String encoded = argon2.encode(password.value());
        if (encoded == null) throw new IllegalStateException("Argon2 gave no hash");
        return encoded;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (turns.getQueueLength() > settings.waiting()
                    || !turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CommandRejected(RejectionCode.OVERLOADED);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CommandRejected(RejectionCode.OVERLOADED);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
