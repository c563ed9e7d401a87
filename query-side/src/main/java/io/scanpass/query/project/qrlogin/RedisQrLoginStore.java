package io.scanpass.query.project.qrlogin;

import io.scanpass.query.project.RedisProjecting;
import io.scanpass.query.project.RedisViewStore;
import io.scanpass.query.project.ViewKeys;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class RedisQrLoginStore extends RedisViewStore<QrLoginView> implements QrLoginStore {

    /** For late redeemers and late readers; nothing is decided by it. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    RedisQrLoginStore(RedisProjecting redis) {
        super(
                redis,
                QrLoginView.class,
                ViewKeys::qrLogin,
                view -> Optional.of(view.expiresAt().plus(GRACE)));
    }
}
