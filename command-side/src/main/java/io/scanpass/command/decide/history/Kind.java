package io.scanpass.command.decide.history;

import io.scanpass.command.decide.Fold;
import io.scanpass.command.decide.qrlogin.QrLoginFold;
import io.scanpass.command.decide.session.SessionFold;
import io.scanpass.command.decide.user.UserFold;
import io.scanpass.contract.RejectionCode;
import java.util.Arrays;
import java.util.Optional;

/** Whose history it is. */
public enum Kind {
    USERS("users", "user", "User", RejectionCode.USER_UNKNOWN),
    SESSIONS("sessions", "session", "Session", RejectionCode.SESSION_UNKNOWN),
    QR_LOGINS("qr-logins", "qr-login", "QrLogin", RejectionCode.QR_LOGIN_UNKNOWN);

    private final String wireName;
    private final String one;
    private final String storedType;
    private final RejectionCode unknown;

    Kind(String wireName, String one, String storedType, RejectionCode unknown) {
        this.wireName = wireName;
        this.one = one;
        this.storedType = storedType;
        this.unknown = unknown;
    }

    public static Optional<Kind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findAny();
    }

    public static Optional<Kind> stored(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.storedType.equals(type))
                .findAny();
    }

    public String wireName() {
        return wireName;
    }

    /** What people call one of it. */
    public String one() {
        return one;
    }

    /** Why there is no history of an id. */
    public RejectionCode unknown() {
        return unknown;
    }

    /** Before the first event. */
    public Fold fold() {
        return switch (this) {
            case USERS -> new UserFold();
            case SESSIONS -> new SessionFold();
            case QR_LOGINS -> new QrLoginFold();
        };
    }
}
