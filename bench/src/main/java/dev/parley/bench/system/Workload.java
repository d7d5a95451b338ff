package dev.parley.bench.system;

import dev.parley.bench.report.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a benchmark does with a system, whichever it is and however often it is its turn.
public interface Workload extends AutoCloseable {
    /// Makes a workload of the options of its benchmark; complains of a wrong one with an `IllegalArgumentException`.
    interface Factory {
        Workload of(List<String> commandLine, PrintStream out) throws IOException;
    }

    /// Roughly how long it takes with one system, the start of the system apart.
    Duration expected();

    /// The figures a person wants to see first; there may be others.
    List<String> headlines();

    /// Further settings of Parley.
    default Map<String, String> settings() {
        return Map.of();
    }

    /// What it is measured beside.
    default List<Comparison.Preparation> references() {
        return List.of();
    }

    List<Outcome> measure(Measured system, TokenMint mint) throws Exception;

    @Override
    default void close() throws IOException {}
}
