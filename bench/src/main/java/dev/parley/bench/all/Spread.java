package dev.parley.bench.all;

import dev.parley.bench.report.Report;
import java.util.Collection;

/// What became of a figure over the rounds.
record Spread(double median, double min, double max, int count) {
    /// @param values at least one
    static Spread of(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    boolean isZero() {
        return min == 0 && max == 0;
    }

    /// The median with its unit, and from what to what the rounds went.
    String text(String unit) {
        var middle = Report.rounded(median) + unit;
        return count == 1 ? middle : "%s (%s–%s)".formatted(middle, Report.rounded(min), Report.rounded(max));
    }
}
