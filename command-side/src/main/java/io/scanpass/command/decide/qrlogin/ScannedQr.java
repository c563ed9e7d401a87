package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person must see before approving.
 *
 * @param choices of the numbers to compare, in ascending order; empty unless the person chooses
 * @param sameNetwork whether browser and phone seem to share one; null where the client does not care
 * @param seenBefore whether this user approved a login of this browser before
 */
public record ScannedQr(
        String loginId,
        String clientId,
        String scope,
        Requester requester,
        Instant requestedAt,
        Instant expiresAt,
        NumberMatching numberMatching,
        List<Integer> choices,
        @Nullable Boolean sameNetwork,
        boolean seenBefore) {}
