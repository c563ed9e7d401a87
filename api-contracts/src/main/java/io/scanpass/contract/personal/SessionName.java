package io.scanpass.contract.personal;

/** What a user calls a session: what the {@code name} of {@link io.scanpass.contract.session.SessionEvent.SessionRenamed} opens to. */
public record SessionName(String name) {

    @Override
    public String toString() {
        return "[***]";
    }
}
