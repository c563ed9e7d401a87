package io.scanpass.contract.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The network an address belongs to, as far as a server can tell: an IPv4 address itself (one router), the /64 of an IPv6
 * address, or this machine. An address that cannot be read is a network of its own.
 *
 * @param text like {@code 203.0.113.7}, {@code 2001:db8:0:1:0:0:0:0/64} or {@code loopback}
 */
public record Network(String text) {

    private static final int PREFIX_BYTES = 8; // RFC 4291 section 2.5.4: the first 64 bits are the network's
    private static final int ADDRESS_BYTES = 16;

    public static Network of(String address) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException noAddress) {
            return new Network(address);
        }
        if (parsed.isLoopbackAddress()) return new Network("loopback");
        return new Network(
                parsed instanceof Inet6Address ? prefix(parsed).getHostAddress() + "/64" : parsed.getHostAddress());
    }

    private static InetAddress prefix(InetAddress address) {
        try {
            byte[] prefix = Arrays.copyOf(address.getAddress(), PREFIX_BYTES);
            return InetAddress.getByAddress(Arrays.copyOf(prefix, ADDRESS_BYTES));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // sixteen bytes are an address
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
