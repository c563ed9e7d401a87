package io.scanpass.bench;

import java.util.List;

/** Microseconds in, milliseconds out: median, 99th percentile (nearest rank), largest. */
record Percentiles(double p50, double p99, double max) {

    static Percentiles of(List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        return new Percentiles(rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1.0));
    }

    private static double rank(List<Long> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(index, 0)) / 1000.0;
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(p50, p99, max);
    }
}
