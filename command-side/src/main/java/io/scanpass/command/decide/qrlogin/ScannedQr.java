package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import java.time.Instant;

/** What the person must see before approving. */
public record ScannedQr(
        String loginId, String clientId, String scope, Requester requester, Instant requestedAt, Instant expiresAt) {}
