package io.scanpass.command.decide.session;

/** What an operator decided of the sessions of one client. */
@FunctionalInterface
public interface SessionPolicy {

    /** Whether its sessions end with the phone session that approved them; false for a client that is no more. */
    boolean endsWithApprover(String clientId);
}
