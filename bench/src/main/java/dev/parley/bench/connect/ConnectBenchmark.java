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
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Measures how many people can sign in a second, and what each costs.
public final class ConnectBenchmark implements Benchmark {
    private static final String RATE = "sign-ins/s";
    private static final int CIRCLE = 10;

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

    private record Options(int people, int conversations, int signIns, int warmUp, int window) {}

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var arguments = Arguments.parse(
                commandLine,
                Set.of(
                        "--people",
                        "--conversations",
                        "--sign-ins",
                        "--warm-up",
                        "--window",
                        PostgresChoice.OPTION,
                        Comparison.ONLY,
                        "--json"));
        var options = new Options(
                arguments.number("--people", 1000, 1, 10_000),
                arguments.number("--conversations", 3, 0, 100),
                arguments.number("--sign-ins", 8000, 1, 1_000_000),
                arguments.number("--warm-up", 6000, 0, 1_000_000),
                arguments.number("--window", 32, 1, 1000));
        var outcomes = new ArrayList<Outcome>();
        var plan = Comparison.Plan.of(arguments, root -> Reference.node(root, "people.js"));
        var database = new Comparison(plan, processes, out)
                .run((system, mint) -> outcomes.add(measure(system, mint, options, out)));
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
        report.print(out, arguments.file("--json"));
        out.print(report.ratios(RATE));
        out.print(report.ratios(Outcome.CPU));
    }

    private Outcome measure(Measured system, TokenMint mint, Options options, PrintStream out) throws Exception {
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
                .with("p50 ms", latency.getValueAtPercentile(50) / 1000.0)
                .with("p99 ms", latency.getValueAtPercentile(99) / 1000.0)
                .cost(options.signIns, watch.cpuSeconds(), watch.generatorCpuSeconds());
        out.printf(
                "  %s: %,.0f sign-ins/s, %,.0f µs of CPU each%n",
                system.name(), outcome.figures().get(RATE), outcome.figures().get(Outcome.CPU));
        return outcome;
    }

    private static List<String> tokens(TokenMint mint, int count, int people) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(index -> mint.token(index % people))
                .toList();
    }
}
