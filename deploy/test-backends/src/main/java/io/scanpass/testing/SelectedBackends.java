package io.scanpass.testing;

import java.util.Locale;

/** Decides once per JVM, and says what it decided. */
final class SelectedBackends {

    static final Backends INSTANCE = select(System.getProperty("backends", "auto"));

    private SelectedBackends() {}

    static Backends select(String choice) {
        return switch (choice.toLowerCase(Locale.ROOT)) {
            case "docker" -> docker("as asked");
            case "embedded" -> embedded("as asked");
            case "auto" -> DockerEngine.answers() ? docker("Docker answers") : embedded("no Docker answers");
            default -> throw new IllegalArgumentException("-Dbackends=docker|embedded|auto, not " + choice);
        };
    }

    private static Backends docker(String reason) {
        System.out.println("backends: docker, " + reason);
        return new ContainerBackends();
    }

    private static Backends embedded(String reason) {
        System.out.println("backends: embedded, " + reason);
        return new EmbeddedBackends();
    }
}
