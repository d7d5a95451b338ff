package dev.parley.bench.append;

import dev.parley.bench.Benchmark;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Measures durable sends: Parley first, then the reference, on the same PostgreSQL, one after the other.
public final class AppendBenchmark implements Benchmark {
    @Override
    public String help() {
        return AppendOptions.HELP;
    }

    public Workload workload(List<String> commandLine, PrintStream out) {
        return new AppendWorkload(AppendOptions.parse(commandLine), out);
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = AppendOptions.parse(commandLine);
        var workload = new AppendWorkload(options, out);
        var figures = new ArrayList<Figures>();
        var comparison = new Comparison(options.plan(), new Processes(), out);
        var database = comparison.run((system, mint) -> figures.addAll(workload.figures(system, mint)));
        report(new AppendReport(options, database, figures), options, out);
    }

    private static void report(AppendReport report, AppendOptions options, PrintStream out) throws IOException {
        out.println();
        out.print(report.table());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), report.json());
        }
    }
}
