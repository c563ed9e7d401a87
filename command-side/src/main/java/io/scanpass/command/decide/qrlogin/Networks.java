package io.scanpass.command.decide.qrlogin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Whether two addresses are of one network, as far as a server can tell. */
final class Networks {

    private static final int PREFIX_BYTES = 8; // RFC 4291 section 2.5.4: the first 64 bits are the network's

    private Networks() {}

    /** The same IPv4 address (one router), the same IPv6 /64, or both this machine. Anything unreadable is another. */
    static boolean same(String one, String other) {
        InetAddress first;
        InetAddress second;
        try {
            first = InetAddress.ofLiteral(one);
            second = InetAddress.ofLiteral(other);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
        if (first.isLoopbackAddress() && second.isLoopbackAddress()) return true;
        if (first instanceof Inet6Address && second instanceof Inet6Address) {
            return Arrays.equals(first.getAddress(), 0, PREFIX_BYTES, second.getAddress(), 0, PREFIX_BYTES);
        }
        return first.equals(second);
    }
}
