package io.scanpass.contract.personal;

import org.jspecify.annotations.Nullable;

/**
 * The device that is signed in, in words for people, as known when it signed in; it may lie. What the {@code device} of {@link
 * io.scanpass.contract.session.SessionEvent.SessionStarted} opens to.
 *
 * @param browser like {@code Firefox 145}; absent when unknown
 * @param system like {@code Windows 11}; absent when unknown
 * @param place like {@code Berlin, Germany}; absent when unknown
 */
public record Device(
        String ipAddress,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String place) {

    @Override
    public String toString() {
        return "[***]";
    }
}
