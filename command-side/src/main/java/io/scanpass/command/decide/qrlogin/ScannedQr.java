package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import java.time.Instant;
import java.util.List;

/**
 * What the person must see before approving.
 *
 * @param choices of the numbers to compare, in ascending order; empty unless the person chooses
 */
public record ScannedQr(
        String loginId,
        String clientId,
        String scope,
        Requester requester,
        Instant requestedAt,
        Instant expiresAt,
        NumberMatching numberMatching,
        List<Integer> choices) {}
