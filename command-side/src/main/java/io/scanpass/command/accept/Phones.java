package io.scanpass.command.accept;

import io.scanpass.command.accept.Clients.Client;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Tells the phones among the callers: only an app that the settings say approves may scan and confirm. */
@Component
public class Phones {

    private final Clients clients;

    Phones(Clients clients) {
        this.clients = clients;
    }

    /** @throws CommandRejected insufficient_scope when the token belongs to a client that is no phone app */
    public Phone of(Jwt accessToken) {
        Caller caller = Caller.of(accessToken);
        boolean approves = clients.find(caller.clientId()).map(Client::approves).orElse(false);
        if (!approves) throw new CommandRejected(RejectionCode.INSUFFICIENT_SCOPE);
        return new Phone(caller.userId(), caller.sessionId());
    }
}
