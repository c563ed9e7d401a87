package io.scanpass.command.decide.session;

import io.scanpass.contract.personal.Device;

/** What can be said of a device by what a server sees of it. */
@FunctionalInterface
public interface Devices {

    Device describe(String ipAddress, String userAgent);
}
