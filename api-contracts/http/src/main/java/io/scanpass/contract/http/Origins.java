package io.scanpass.contract.http;

import java.net.URI;
import java.util.stream.Stream;

/**
 * Where this side's pages come from, and the other side's, which they may call.
 *
 * @param own public address of this side, without a slash at the end
 * @param other public address of the other side
 */
public record Origins(URI own, URI other) {

    Stream<String> both() {
        return Stream.of(own, other).map(address -> address.getScheme() + "://" + address.getAuthority());
    }
}
