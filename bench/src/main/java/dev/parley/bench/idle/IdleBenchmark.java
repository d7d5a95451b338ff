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
import dev.parley.bench.system.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Measures what memory a connection costs on which nothing happens.
public final class IdleBenchmark implements Benchmark {
    private static final String BEFORE = "MB before";
    private static final String AFTER = "MB after";
    private static final String EACH = "KB each";
    private static final int WARM_UP = 2000;
    private static final int CIRCLE = 10;

    /// So many come, meet and are listened to before the next: nobody is left unread for long enough to seem dead.
    private static final int WAVE = 500;
    private static final Duration BETWEEN_WAVES = Duration.ofMillis(10);

    /// Sign-ins a second, to foretell how long it takes.
    private static final int USUAL_RATE = 500;

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

    private record Options(
            int connections, int conversations, Duration settle, Comparison.Plan plan, Optional<Path> json) {
        private static final Set<String> NAMES = Set.of(
                "--connections", "--conversations", "--settle", PostgresChoice.OPTION, Comparison.ONLY, "--json");

        static Options parse(List<String> commandLine) throws IOException {
            var arguments = Arguments.parse(commandLine, NAMES);
            var options = new Options(
                    arguments.number("--connections", 10_000, 1, 25_000),
                    arguments.number("--conversations", 0, 0, 100),
                    Duration.ofSeconds(arguments.number("--settle", 8, 1, 600)),
                    Comparison.Plan.of(arguments, root -> Reference.node(root, "people.js")),
                    arguments.file("--json"));
            OpenFiles.mustAllow(options.connections);
            return options;
        }

        String load() {
            return connections + " idle" + (conversations == 0 ? "" : ", " + conversations + " conversations each");
        }
    }

    public Workload workload(List<String> commandLine, PrintStream out) throws IOException {
        return new IdleConnections(Options.parse(commandLine), out);
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = Options.parse(commandLine);
        var workload = new IdleConnections(options, out);
        var outcomes = new ArrayList<Outcome>();
        var database = new Comparison(options.plan, processes, out)
                .run((system, mint) -> outcomes.addAll(workload.measure(system, mint)));
        var conditions = "Idle connections: %d people signed in with %d conversations each, %d processors, %s"
                .formatted(
                        options.connections,
                        options.conversations,
                        Runtime.getRuntime().availableProcessors(),
                        database);
        var report = new Report("idle", conditions, outcomes);
        report.print(out, options.json);
        out.print(report.ratios(EACH));
    }

    private final class IdleConnections implements Workload {
        private final Options options;
        private final PrintStream out;

        IdleConnections(Options options, PrintStream out) {
            this.options = options;
            this.out = out;
        }

        /// Four rests, and everybody signs in; the first ones twice.
        @Override
        public Duration expected() {
            return options.settle.multipliedBy(4).plusSeconds((WARM_UP + options.connections) / USUAL_RATE);
        }

        @Override
        public List<String> headlines() {
            return List.of(BEFORE, AFTER, EACH);
        }

        @Override
        public List<Comparison.Preparation> references() {
            return options.plan.references();
        }

        @Override
        public List<Outcome> measure(Measured system, TokenMint mint) throws Exception {
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
            try (var bystanders = new Bystanders()) {
                for (var first = 0; first < tokens.size(); first += WAVE) {
                    var people = People.connect(address, tokens.subList(first, Math.min(first + WAVE, tokens.size())));
                    people.meet(options.conversations, CIRCLE);
                    bystanders.join(people);
                    bystanders.stay(BETWEEN_WAVES);
                }
                var seconds = (System.nanoTime() - start) / 1e9;
                bystanders.stay(options.settle);
                system.collectGarbage();
                bystanders.stay(options.settle);
                var after = memory(system);
                var outcome = new Outcome(system.name(), options.load())
                        .with(BEFORE, before / 1e6)
                        .with(AFTER, after / 1e6)
                        .with(EACH, (after - before) / 1000.0 / options.connections)
                        .with("s to sign in", seconds);
                out.printf(
                        "  %s: %.1f KB each%n", system.name(), outcome.figures().get(EACH));
                return List.of(outcome);
            }
        }
    }

    private long memory(Measured system) {
        return processes.alone(system.serverPid()).memoryBytes();
    }
}
