package dev.parley.bench.connect;

import dev.parley.bench.Arguments;
import dev.parley.bench.Benchmark;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
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
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Measures how many people can sign in a second, and what each costs.
public final class ConnectBenchmark implements Benchmark {
    private static final String RATE = "sign-ins/s";
    private static final String MEDIAN = "p50 ms";
    private static final String TAIL = "p99 ms";
    private static final int CIRCLE = 10;

    /// Sign-ins a second, to foretell how long it takes.
    private static final int USUAL_RATE = 1500;

    private final Processes processes = new Processes();

    @Override
    public String help() {
        return """
                ./parley bench connect [options]

                Signs people in over parley.v1, as many as it takes: TCP connection, upgrade, connect with a token that
                was never seen before, its answer with the person's conversations; then the connection is closed.
                A plain Node server of the same job is measured the same way in the same run.

                  --people N           different people, who take turns               (1000)
                  --conversations N    groups of ten each of them is in               (3)
                  --sign-ins N         measured                                       (8000)
                  --warm-up N          sign-ins before that                           (6000)
                  --window N           sign-ins under way at a time                   (32)
                  --postgres WHICH     system | embedded         (system if there, 15 or newer)
                  --only WHICH         parley | reference                             (both)
                  --json FILE          also write the figures as JSON
                  --help               this text
                """;
    }

    private record Options(
            int people,
            int conversations,
            int signIns,
            int warmUp,
            int window,
            Comparison.Plan plan,
            Optional<Path> json) {
        private static final Set<String> NAMES = Set.of(
                "--people",
                "--conversations",
                "--sign-ins",
                "--warm-up",
                "--window",
                PostgresChoice.OPTION,
                Comparison.ONLY,
                "--json");

        static Options parse(List<String> commandLine) {
            var arguments = Arguments.parse(commandLine, NAMES);
            return new Options(
                    arguments.number("--people", 1000, 1, 10_000),
                    arguments.number("--conversations", 3, 0, 100),
                    arguments.number("--sign-ins", 8000, 1, 1_000_000),
                    arguments.number("--warm-up", 6000, 0, 1_000_000),
                    arguments.number("--window", 32, 1, 1000),
                    Comparison.Plan.of(arguments, root -> Reference.node(root, "people.js")),
                    arguments.file("--json"));
        }
    }

    public Workload workload(List<String> commandLine, PrintStream out) {
        return new SignIns(Options.parse(commandLine), out);
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = Options.parse(commandLine);
        var workload = new SignIns(options, out);
        var outcomes = new ArrayList<Outcome>();
        var database = new Comparison(options.plan, processes, out)
                .run((system, mint) -> outcomes.addAll(workload.measure(system, mint)));
        var conditions =
                "Sign-ins: %d of %d people with %d conversations each, %d at a time, a new token each, %d processors, %s"
                        .formatted(
                                options.signIns,
                                options.people,
                                options.conversations,
                                options.window,
                                Runtime.getRuntime().availableProcessors(),
                                database);
        var report = new Report("connect", conditions, outcomes);
        report.print(out, options.json);
        out.print(report.ratios(RATE));
        out.print(report.ratios(Outcome.CPU));
    }

    private final class SignIns implements Workload {
        private final Options options;
        private final PrintStream out;

        SignIns(Options options, PrintStream out) {
            this.options = options;
            this.out = out;
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds((options.warmUp + options.signIns) / USUAL_RATE + 5);
        }

        @Override
        public List<String> headlines() {
            return List.of(RATE, MEDIAN, TAIL, Outcome.CPU);
        }

        @Override
        public List<Comparison.Preparation> references() {
            return options.plan.references();
        }

        @Override
        public List<Outcome> measure(Measured system, TokenMint mint) throws Exception {
            var address = system.address(Person.PATH);
            try (var people = People.connect(address, mint.tokens(options.people))) {
                people.meet(options.conversations, CIRCLE);
            }
            out.println("  warming up …");
            var load = new SignInLoad(address, options.window);
            load.run(tokens(mint, options.warmUp, options.people));
            var tokens = tokens(mint, options.signIns, options.people);
            var watch = Watch.withGenerator(system.parts(), processes);
            watch.begin();
            var start = System.nanoTime();
            var latency = load.run(tokens);
            var seconds = (System.nanoTime() - start) / 1e9;
            watch.end();
            var outcome = new Outcome(system.name(), options.window + " at a time")
                    .with(RATE, options.signIns / seconds)
                    .with(MEDIAN, latency.getValueAtPercentile(50) / 1000.0)
                    .with(TAIL, latency.getValueAtPercentile(99) / 1000.0)
                    .cost(options.signIns, watch.cpuSeconds(), watch.generatorCpuSeconds());
            out.printf(
                    "  %s: %,.0f sign-ins/s, %,.0f µs of CPU each%n",
                    system.name(),
                    outcome.figures().get(RATE),
                    outcome.figures().get(Outcome.CPU));
            return List.of(outcome);
        }
    }

    private static List<String> tokens(TokenMint mint, int count, int people) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(index -> mint.token(index % people))
                .toList();
    }
}
