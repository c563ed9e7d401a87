package io.scanpass.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes MaxMind DB files of a few networks, by the MaxMind DB File Format Specification 2.0: a binary tree with records of
 * 24 bits, 16 zero bytes, the data, and the metadata behind their marker. No real file is small or free enough to keep here.
 */
public final class TestPlaces {

    private static final int UNKNOWN = -1;

    private final int ipVersion;
    private final List<int[]> nodes = new ArrayList<>(List.of(unknown()));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private TestPlaces(int ipVersion) {
        this.ipVersion = ipVersion;
    }

    /** Knows IPv4 addresses, below ::/96, and IPv6 addresses. */
    public static TestPlaces ofBothVersions() {
        return new TestPlaces(6);
    }

    public static TestPlaces ofIpv4Alone() {
        return new TestPlaces(4);
    }

    public TestPlaces city(String network, String city, String country) {
        return add(network, Map.of("city", named(city), "country", named(country)));
    }

    public TestPlaces country(String network, String country) {
        return add(network, Map.of("country", named(country)));
    }

    private static Map<String, Object> named(String name) {
        return Map.of("names", Map.of("en", name, "de", "not " + name));
    }

    public TestPlaces add(String network, Map<String, Object> found) {
        String[] parts = network.split("/", -1);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        BigInteger bits = new BigInteger(1, address);
        int skipped = ipVersion == 6 && address.length == 4 ? 96 : 0;
        int length = skipped + Integer.parseInt(parts[1]);
        int width = ipVersion == 6 ? 128 : 32;
        int node = 0;
        for (int depth = 0; depth < length; depth++) {
            int side = bits.testBit(width - 1 - depth) ? 1 : 0;
            if (depth == length - 1) {
                nodes.get(node)[side] = -2 - data.size();
            } else {
                if (nodes.get(node)[side] == UNKNOWN) {
                    nodes.add(unknown());
                    nodes.get(node)[side] = nodes.size() - 1;
                }
                node = nodes.get(node)[side];
            }
        }
        write(data, found);
        return this;
    }

    private static int[] unknown() {
        return new int[] {UNKNOWN, UNKNOWN};
    }

    /** @param type like {@code GeoLite2-City} */
    public Path file(String type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int next : node) {
                int record = next >= 0 ? next : next == UNKNOWN ? nodes.size() : nodes.size() + 16 - 2 - next;
                out.write(record >> 16);
                out.write(record >> 8);
                out.write(record);
            }
        }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.toByteArray());
        out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_763_000_000L);
        metadata.put("database_type", type);
        metadata.put("description", Map.of("en", "test"));
        metadata.put("ip_version", ipVersion);
        metadata.put("languages", List.of("en", "de"));
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 24);
        write(out, metadata);
        try {
            Path file = Files.createTempFile("places", ".mmdb");
            file.toFile().deleteOnExit();
            return Files.write(file, out.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Maps, arrays, short texts and numbers; a control byte holds the type and the size. */
    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                map.forEach((name, member) -> {
                    write(out, name);
                    write(out, member);
                });
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(member -> write(out, member));
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (bytes.length > 28) throw new IllegalArgumentException("too long for this writer: " + text);
                out.write(2 << 5 | bytes.length);
                out.writeBytes(bytes);
            }
            case Integer number -> { // uint32, or uint16 where that is asked for: readers take either
                out.write(6 << 5 | 4);
                for (int shift = 24; shift >= 0; shift -= 8) out.write(number >> shift);
            }
            case Long number -> { // uint64
                out.write(8);
                out.write(9 - 7);
                for (int shift = 56; shift >= 0; shift -= 8) out.write((int) (number >> shift));
            }
            default -> throw new IllegalArgumentException("not written here: " + value);
        }
    }
}
