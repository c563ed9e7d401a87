package io.scanpass.command.decide.qrlogin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client demands before one of its logins is approved.
 *
 * @param maxAuthAge how long ago the person may have signed in on the phone; null for as long as its session lives
 */
public record ApprovalPolicy(
        NumberMatching numberMatching,
        SameNetwork sameNetwork,
        @Nullable Duration maxAuthAge) {

    /** Of logins that were requested before there were policies. */
    static final ApprovalPolicy NONE = new ApprovalPolicy(NumberMatching.OFF, SameNetwork.IGNORE, null);
}
