package io.scanpass.command.decide;

import io.scanpass.contract.RejectionCode;

/** A command that conflicts with what is already true. Nothing happened, and a retry would meet the same answer. */
public final class CommandRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    public CommandRejected(RejectionCode code) {
        // An answer, not a fault: the stack trace would cost more than the decision.
        super(code.wireName(), null, false, false);
        this.code = code;
    }

    public RejectionCode code() {
        return code;
    }
}
