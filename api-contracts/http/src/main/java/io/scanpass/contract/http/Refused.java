package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;

/** The request is refused; the answer is an RFC 9457 problem with this code. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    public Refused(RejectionCode code) {
        super(code.wireName(), null, false, false); // a refusal is an answer: nobody reads its stack
        this.code = code;
    }

    RejectionCode code() {
        return code;
    }
}
