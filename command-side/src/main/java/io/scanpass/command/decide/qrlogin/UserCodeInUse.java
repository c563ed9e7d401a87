package io.scanpass.command.decide.qrlogin;

/** A live login has this user code already; another random one will do. */
public final class UserCodeInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UserCodeInUse() {
        super("user code in use", null, false, false);
    }
}
