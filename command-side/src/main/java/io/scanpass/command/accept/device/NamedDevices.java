package io.scanpass.command.accept.device;

import io.scanpass.command.decide.session.Devices;
import io.scanpass.contract.personal.Device;
import org.springframework.stereotype.Component;

/** Names devices by their user agent and by the place of their address. */
@Component
class NamedDevices implements Devices {

    private final Places places;

    NamedDevices(Places places) {
        this.places = places;
    }

    @Override
    public Device describe(String ipAddress, String userAgent) {
        NamedBrowser browser = NamedBrowser.of(userAgent);
        return new Device(ipAddress, browser.name(), browser.system(), places.of(ipAddress));
    }
}
