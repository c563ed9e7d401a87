package io.scanpass.command.accept.device;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where an address seems to be, in words for people. An aid to them: what it does not know refuses nobody. */
@Component
class Places implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private final @Nullable Reader database;

    /** @throws Unusable when the settings name a file that is no database of places */
    Places(GeoIpSettings settings) {
        Path file = settings.database();
        database = file == null ? null : open(file);
    }

    private static Reader open(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) throw new Unusable(file, "no such file can be read");
        try {
            Reader database = new Reader(file.toFile());
            String type = database.getMetadata().databaseType();
            if (type.contains("City") || type.contains("Country")) return database;
            database.close();
            throw new Unusable(file, "its type is " + type + ", neither City nor Country");
        } catch (IOException malformed) {
            throw new Unusable(file, "it is no MaxMind DB file");
        }
    }

    /** Like {@code Berlin, Germany} or {@code Germany}; null when unknown. */
    @Nullable
    String of(String ipAddress) {
        if (database == null) return null;
        try {
            InetAddress address = InetAddress.ofLiteral(ipAddress);
            // The library would take the first 32 bits for an IPv4 address, and find a place.
            if (address instanceof Inet6Address && database.getMetadata().ipVersion() == 4) return null;
            return words(database.get(address, Map.class));
        } catch (IllegalArgumentException noAddress) {
            return null; // proxies may say "unknown"
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("scanpass.geoip.database cannot be read: {}", damaged.getMessage());
            return null;
        }
    }

    private static @Nullable String words(@Nullable Map<?, ?> found) {
        if (found == null) return null;
        String words = Stream.of("city", "country")
                .map(part -> english(found.get(part)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private static @Nullable String english(@Nullable Object part) {
        return part instanceof Map<?, ?> place
                        && place.get("names") instanceof Map<?, ?> names
                        && names.get("en") instanceof String name
                ? name
                : null;
    }

    @Override
    public void close() throws IOException {
        if (database != null) database.close();
    }

    /** Keeps the application from starting; the message is for the operator. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(Path file, String why) {
            super("scanpass.geoip.database cannot be used: " + file + ": " + why);
        }
    }
}
