package dev.parley.bench.idle;

import dev.parley.bench.Arguments;
import dev.parley.bench.Benchmark;
import dev.parley.bench.measure.OpenFiles;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.people.People;
import dev.parley.bench.people.Person;
import dev.parley.bench.postgres.PostgresChoice;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.report.Report;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Measured;
import dev.parley.bench.system.Reference;
import dev.parley.bench.system.TokenMint;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Measures what memory a connection costs on which nothing happens.
public final class IdleBenchmark implements Benchmark {
    private static final String EACH = "KB each";
    private static final int WARM_UP = 2000;
    private static final int CIRCLE = 10;

    private final Processes processes = new Processes();

    @Override
    public String help() {
        return """
                ./parley bench idle [options]

                Signs people in over parley.v1 and leaves them alone. The resident memory (proportional set size) of the
                process they are connected to is read before and after, each time when it has rested and collected its
                garbage. A plain Node server is measured the same way in the same run.

                  --connections N      signed in at the same time                     (10000)
                  --conversations N    groups of ten each of them is in               (0)
                  --settle N           seconds of rest before memory is read          (8)
                  --postgres WHICH     system | embedded         (system if there, 15 or newer)
                  --only WHICH         parley | reference                             (both)
                  --json FILE          also write the figures as JSON
                  --help               this text
                """;
    }

    private record Options(int connections, int conversations, Duration settle) {}

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var arguments = Arguments.parse(
                commandLine,
                Set.of(
                        "--connections",
                        "--conversations",
                        "--settle",
                        PostgresChoice.OPTION,
                        Comparison.ONLY,
                        "--json"));
        var options = new Options(
                arguments.number("--connections", 10_000, 1, 25_000),
                arguments.number("--conversations", 0, 0, 100),
                Duration.ofSeconds(arguments.number("--settle", 8, 1, 600)));
        OpenFiles.mustAllow(options.connections);
        var outcomes = new ArrayList<Outcome>();
        var plan = Comparison.Plan.of(arguments, root -> Reference.node(root, "people.js"));
        var database = new Comparison(plan, processes, out)
                .run((system, mint) -> outcomes.add(measure(system, mint, options, out)));
        var conditions = "Idle connections: %d people signed in with %d conversations each, %d processors, %s"
                .formatted(
                        options.connections,
                        options.conversations,
                        Runtime.getRuntime().availableProcessors(),
                        database);
        var report = new Report("idle", conditions, outcomes);
        report.print(out, arguments.file("--json"));
        out.print(report.ratios(EACH));
    }

    private Outcome measure(Measured system, TokenMint mint, Options options, PrintStream out) throws Exception {
        var address = system.address(Person.PATH);
        var tokens = mint.tokens(options.connections);
        try (var firstOnes = People.connect(address, tokens.subList(0, Math.min(WARM_UP, tokens.size())))) {
            firstOnes.all().getFirst();
        }
        Thread.sleep(options.settle);
        system.collectGarbage();
        Thread.sleep(options.settle);
        var before = memory(system);
        var start = System.nanoTime();
        try (var people = People.connect(address, tokens)) {
            people.meet(options.conversations, CIRCLE);
            var seconds = (System.nanoTime() - start) / 1e9;
            try (var bystanders = new Bystanders(people)) {
                bystanders.stay(options.settle);
                system.collectGarbage();
                bystanders.stay(options.settle);
                var after = memory(system);
                var outcome = new Outcome(system.name(), options.connections + " idle")
                        .with("MB before", before / 1e6)
                        .with("MB after", after / 1e6)
                        .with(EACH, (after - before) / 1000.0 / options.connections)
                        .with("s to sign in", seconds);
                out.printf(
                        "  %s: %.1f KB each%n", system.name(), outcome.figures().get(EACH));
                return outcome;
            }
        }
    }

    private long memory(Measured system) {
        return processes.alone(system.serverPid()).memoryBytes();
    }
}
