package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;

/** What an exception means to the caller; each side knows what it depends on. */
public interface FailureCodes {

    /** @return {@link RejectionCode#INTERNAL_ERROR} for what nobody expected */
    RejectionCode of(Throwable failure);
}
