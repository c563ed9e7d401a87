package io.scanpass.query.serve.qrlogin;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.contract.seal.StreamTicket;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets those in who asked for the login. */
@Component
final class Ticket {

    private final SharedKey key;

    Ticket(SharedKey key) {
        this.key = key;
    }

    /**
     * When the login ends, and how fast its code moves.
     *
     * @throws Refused always the same, whether the ticket or the login is wrong: nobody learns which logins there are
     */
    StreamTicket check(String loginId, @Nullable String ticket) {
        if (!Ids.isId(loginId) || ticket == null) {
            throw new Refused(RejectionCode.QR_LOGIN_UNKNOWN);
        }
        return StreamTicket.read(key, loginId, ticket).orElseThrow(() -> new Refused(RejectionCode.QR_LOGIN_UNKNOWN));
    }
}
