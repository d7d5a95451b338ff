package dev.parley.bench.growth;

import dev.parley.bench.Benchmark;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.load.Meter;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
import dev.parley.bench.postgres.PostgresServer;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.report.Report;
import dev.parley.bench.system.ParleyStack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures what becomes of one Parley as its database grows.
public final class GrowthBenchmark implements Benchmark {
    private static final String RATE = "per second";
    private static final String MEDIAN = "p50 ms";
    private static final String TAIL = "p99 ms";
    private static final String WORST = "max ms";
    private static final int WINDOW = 8;
    private static final int CONTENT = 120;

    private final Processes processes = new Processes();
    private final Path root = Path.of(System.getProperty("parley.home", "")).toAbsolutePath();

    @Override
    public String help() {
        return GrowthOptions.HELP;
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = GrowthOptions.parse(commandLine);
        try (var postgres = options.postgres().start()) {
            out.println("Database: " + postgres.description() + ", " + String.join(", ", PostgresServer.SETTINGS));
            postgres.createDatabase("parley");
            out.println("Starting Parley …");
            try (var parley = ParleyStack.start(root, postgres, processes, Map.of())) {
                var outcomes = measure(parley, options, out);
                new Report("growth", conditions(options, postgres), outcomes).print(out, options.json());
            }
        }
    }

    private static String conditions(GrowthOptions options, PostgresServer postgres) {
        return String.format(
                Locale.ROOT,
                "%s: %,d messages, %d s each, %d callers, %d connections that send, %d processors, %s",
                LocalDate.now(),
                options.messages(),
                options.measured().toSeconds(),
                options.callers(),
                options.connections(),
                Runtime.getRuntime().availableProcessors(),
                postgres.description());
    }

    private List<Outcome> measure(ParleyStack parley, GrowthOptions options, PrintStream out)
            throws IOException, InterruptedException, SQLException {
        var outcomes = new ArrayList<Outcome>();
        var tables = new GrownTables(options.messages());
        out.println("  sending into empty tables …");
        outcomes.add(append(parley, options, "append, empty", options.warmUp()));
        parley.settle();
        List<GrownTables.Part> anybody;
        try (var connection = parley.database()) {
            out.println("  filling …");
            var begun = System.nanoTime();
            var size = tables.fill(root, connection);
            out.printf("  filled within %.0f s: %s%n", (System.nanoTime() - begun) / 1e9, size);
            anybody = tables.anybody(connection);
        }
        out.println("  sending into grown ones …");
        outcomes.add(append(parley, options, "append, grown", options.warmUp().dividedBy(2)));
        parley.settle();
        var tokens = new ServiceTokens(parley.internalSecret());
        try (var readers = new Readers(parley.inner("session-1"), tokens, options.callers())) {
            var readings = Reading.all(tables, anybody);
            out.println("  warming up what reads …");
            for (var reading : readings) {
                readers.read(reading, options.warmUp().dividedBy(5));
            }
            for (var reading : readings) {
                out.println("  " + reading.name() + " …");
                outcomes.add(read(parley, readers, reading, options));
            }
        }
        return outcomes;
    }

    private Outcome append(ParleyStack parley, GrowthOptions options, String name, Duration warmUp) throws IOException {
        var senders = parley.mint().tokens(options.connections());
        try (var generator = LoadGenerator.connect(parley.address("/ws"), senders, CONTENT)) {
            generator.run(new Load.ClosedWindow(WINDOW, warmUp), Meter.NONE);
            var watch = Watch.withGenerator(parley.parts(), processes);
            var result = generator.run(new Load.ClosedWindow(WINDOW, options.measured()), watch);
            return new Outcome(parley.name(), name)
                    .with(RATE, result.acknowledgedPerSecond())
                    .with(MEDIAN, result.latency().getValueAtPercentile(50) / 1000.0)
                    .with(TAIL, result.latency().getValueAtPercentile(99) / 1000.0)
                    .with(WORST, result.latency().getMaxValue() / 1000.0)
                    .cost(result.acknowledged(), watch.cpuSeconds(), watch.generatorCpuSeconds());
        }
    }

    private Outcome read(ParleyStack parley, Readers readers, Reading reading, GrowthOptions options)
            throws IOException, InterruptedException {
        var watch = Watch.withGenerator(parley.parts(), processes);
        watch.begin();
        var begun = System.nanoTime();
        var micros = readers.read(reading, options.measured());
        var seconds = (System.nanoTime() - begun) / 1e9;
        watch.end();
        return new Outcome(parley.name(), reading.name())
                .with(RATE, micros.getTotalCount() / seconds)
                .with(MEDIAN, micros.getValueAtPercentile(50) / 1000.0)
                .with(TAIL, micros.getValueAtPercentile(99) / 1000.0)
                .with(WORST, micros.getMaxValue() / 1000.0)
                .cost(micros.getTotalCount(), watch.cpuSeconds(), watch.generatorCpuSeconds());
    }
}
