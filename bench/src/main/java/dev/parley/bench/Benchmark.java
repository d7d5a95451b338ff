package dev.parley.bench;

import java.io.PrintStream;
import java.util.List;

/// What can be run by its name.
public interface Benchmark {
    String help();

    /// Complains of a wrong command line with an `IllegalArgumentException`.
    void run(List<String> commandLine, PrintStream out) throws Exception;
}
