package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each rule of {@code deploy/alerts.yaml} watches what a side tells from its start: a rate needs a zero to rise from. */
@ExtendWith(SharedScanPass.class)
class AlertsIT {

    private static final Pattern SERIES =
            Pattern.compile("\\b((?:scanpass|kafka)_[a-z_]+)(?:\\{(\\w+)=~?\"([^\"]*)\"\\})?");

    private final ScanPass scanPass;

    AlertsIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void eachAlertWatchesWhatIsThere() {
        List<MatchResult> watched = expressions()
                .flatMap(expression -> SERIES.matcher(expression).results())
                .toList();
        assertThat(watched).hasSizeGreaterThanOrEqualTo(7);
        Awaitility.await().untilAsserted(() -> assertThat(watched).allMatch(this::isThere));
    }

    private boolean isThere(MatchResult series) {
        String labels = series.group(2) == null ? "" : ".*\\b%s=\"%s\".*".formatted(series.group(2), series.group(3));
        Pattern line = Pattern.compile("(?m)^" + series.group(1) + (labels.isEmpty() ? "[ {]" : "\\{" + labels));
        return Stream.of(scanPass.commands("/actuator/prometheus"), scanPass.queries("/actuator/prometheus"))
                .anyMatch(side -> line.matcher(Http.get(side).is(200).body()).find());
    }

    private static Stream<String> expressions() {
        File rules = Path.of(System.getProperty("operatorTools"), "alerts.yaml").toFile();
        return new YAMLMapper()
                .readTree(rules)
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map((JsonNode rule) -> rule.path("expr").asString());
    }
}
