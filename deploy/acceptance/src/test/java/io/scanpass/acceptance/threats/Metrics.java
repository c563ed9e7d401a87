package io.scanpass.acceptance.threats;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.RunningSide;

/** What a side says of itself to Prometheus. */
public final class Metrics {

    private Metrics() {}

    /** The sum of all series of this name that have this in their labels; 0 when there are none. */
    public static double sum(RunningSide side, String name, String label) {
        return Http.get(side.uri().resolve("/actuator/prometheus"))
                .is(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
