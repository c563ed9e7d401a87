package io.scanpass.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideEnvironmentIT {

    @TempDir
    Path folder;

    @Test
    void givesEachSideWhatItNeedsAndNoMore() throws Exception {
        try (SupervisorProcess supervisor = new SupervisorProcess(folder).withoutKafka()) {
            supervisor.variables.put("SCANPASS_ISSUER", "https://login.example");
            supervisor.startAndAwaitReady();

            String keys = supervisor.data.resolve("keys").toString();
            assertThat(environment(supervisor, "COMMAND_SIDE"))
                    .contains("SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:" + port(supervisor, "POSTGRES"))
                    .contains("SPRING_DATASOURCE_USERNAME=scanpass_command")
                    .contains("SPRING_DATASOURCE_PASSWORD=")
                    .containsPattern("SPRING_FLYWAY_USER=scanpass[,}]")
                    .contains("SPRING_FLYWAY_PASSWORD=")
                    .contains("SPRING_DATA_REDIS_PORT=" + port(supervisor, "REDIS"))
                    .contains("SPRING_KAFKA_BOOTSTRAP_SERVERS=kafka.example:9092")
                    .contains("SCANPASS_ISSUER=https://login.example")
                    .contains("SCANPASS_PHONE_ORIGIN=http://localhost:" + port(supervisor, "COMMAND_SIDE"))
                    .contains("SPRING_CONFIG_IMPORT=configtree:%1$s/shared/,configtree:%1$s/command-side/"
                            .formatted(keys))
                    .contains("SCANPASS_OPERATOR_SECRET_SHA256="
                            + OperatorSecret.in(supervisor.data).sha256())
                    .doesNotContain("SCANPASS_KEYS_FILE")
                    .doesNotContain("query-side/");
            assertThat(environment(supervisor, "QUERY_SIDE"))
                    .contains("SERVER_PORT=" + port(supervisor, "QUERY_SIDE"))
                    .contains("SCANPASS_KEYS_FILE=" + keys + "/signing/keys.jwe")
                    .contains(
                            "SPRING_CONFIG_IMPORT=configtree:%1$s/shared/,configtree:%1$s/query-side/".formatted(keys))
                    .doesNotContain("SPRING_DATASOURCE")
                    .doesNotContain("SPRING_FLYWAY")
                    .contains("SCANPASS_OPERATOR_SECRET_SHA256="
                            + OperatorSecret.in(supervisor.data).sha256())
                    .doesNotContain("command-side/");
            assertThat(permissions(supervisor.data.resolve("keys/query-side"))).isEqualTo("rwx------");
            assertThat(permissions(supervisor.data.resolve("keys/query-side/scanpass.keys.encryption")))
                    .isEqualTo("rw-------");
        }
    }

    private static String environment(SupervisorProcess supervisor, String side) throws Exception {
        URI address = URI.create("http://localhost:%s/environment".formatted(port(supervisor, side)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static String port(SupervisorProcess supervisor, String part) {
        return String.valueOf(supervisor.variables.get(part + "_PORT"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
