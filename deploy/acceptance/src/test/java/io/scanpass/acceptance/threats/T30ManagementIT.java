package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T30: who asks without a token finds the probes and the metrics, and no other door of Spring Boot's or of libraries'. */
@ExtendWith(SharedScanPass.class)
class T30ManagementIT {

    /** Spring Boot's endpoints, all of them, and what else is found where it is forgotten. */
    private static final String DOORS = """
            auditevents
            beans
            caches
            conditions
            configprops
            env
            env/spring.datasource.password
            flyway
            health
            heapdump
            httpexchanges
            httptrace
            info
            integrationgraph
            jolokia
            liquibase
            logfile
            loggers
            loggers/root
            mappings
            metrics
            metrics/jvm.memory.used
            prometheus
            quartz
            refresh
            restart
            sbom
            scheduledtasks
            sessions
            shutdown
            startup
            threaddump
            trace""";

    private static final String ELSEWHERE = """
            /actuator
            /actuator/
            /actuator/env/
            /actuator/env.json
            /actuator/%65nv
            /actuator;/env
            /actuator/health/..;/env
            /actuator/health/../env
            //actuator/env
            /Actuator/env
            /manage/env
            /management/env
            /admin
            /console
            /h2-console
            /jolokia
            /metrics
            /env
            /swagger-ui.html
            /swagger-ui/index.html
            /v3/api-docs
            /.git/config
            /.env
            /application.yaml
            /BOOT-INF/classes/application.yaml
            /META-INF/MANIFEST.MF
            /q/../application.yaml
            /q/..%2fapplication.yaml""";

    private final ScanPass scanPass;

    T30ManagementIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void onlyProbesAndMetricsAnswer() {
        for (URI side : new URI[] {scanPass.commandSide.uri(), scanPass.querySide.uri()}) {
            Set<String> open = new TreeSet<>();
            DOORS.lines()
                    .filter(door -> answers(side.resolve("/actuator/" + door)))
                    .forEach(open::add);
            assertThat(open).as(side.toString()).containsExactly("health", "prometheus");
            assertThat(ELSEWHERE.lines().filter(path -> answers(URI.create(side + path))))
                    .as(side.toString())
                    .isEmpty();
        }
    }

    @Test
    void theProbesSayNothingOfWhatIsBehindThem() {
        for (URI side : new URI[] {scanPass.commandSide.uri(), scanPass.querySide.uri()}) {
            Answer health = Http.get(side.resolve("/actuator/health")).is(200);
            assertThat(health.body()).doesNotContain("details", "jdbc", "127.0.0.1", "localhost", "version");
        }
    }

    /** By any method: what refuses to be read may be written. */
    private static boolean answers(URI uri) {
        Answer written =
                Http.send(Http.request(uri, "Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        Answer deleted = Http.delete(uri);
        assertThat(written.status()).as(uri.toString()).isBetween(400, 499);
        assertThat(deleted.status()).as(uri.toString()).isBetween(400, 499);
        Answer read = Http.get(uri);
        assertThat(read.status()).as(uri.toString()).isLessThan(500);
        return read.status() < 400;
    }
}
