package dev.parley.bench.fanout;

import dev.parley.bench.Arguments;
import dev.parley.bench.Benchmark;
import dev.parley.bench.load.Meter;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Measures what it costs that everybody in a room hears what is said, persistence included.
public final class FanoutBenchmark implements Benchmark {
    private static final String RATE = "deliveries/s";
    private static final String PER_CPU = "deliveries/CPU s";

    private final Processes processes = new Processes();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Override
    public String help() {
        return """
                ./parley bench fanout [options]

                Puts people into a group over parley.v1 and keeps a number of messages in flight: each is stored, then
                delivered to everybody in the room, its sender included; only then the next is said. Plain Node and
                Bun servers of the same job are measured the same way in the same run.

                  --rooms LIST         people in the room, each size measured by itself  (100,1000)
                  --in-flight N        messages on their way at a time                   (16)
                  --seconds N          seconds measured for each room                    (10)
                  --warm-up N          seconds before that                               (10)
                  --content N          characters in a message                           (120)
                  --postgres WHICH     system | embedded            (system if there, 15 or newer)
                  --only WHICH         parley | reference                                (all)
                  --json FILE          also write the figures as JSON
                  --help               this text
                """;
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var arguments = Arguments.parse(
                commandLine,
                Set.of(
                        "--rooms",
                        "--in-flight",
                        "--seconds",
                        "--warm-up",
                        "--content",
                        PostgresChoice.OPTION,
                        Comparison.ONLY,
                        "--json"));
        var rooms = arguments.numbers("--rooms", "100,1000", 2, 1000);
        var inFlight = arguments.number("--in-flight", 16, 1, 1024);
        var measured = Duration.ofSeconds(arguments.number("--seconds", 10, 1, 3600));
        var warmUp = Duration.ofSeconds(arguments.number("--warm-up", 10, 0, 3600));
        var content = arguments.number("--content", 120, 1, 10_000);
        var plan = Comparison.Plan.of(
                arguments, root -> Reference.node(root, "people.js"), root -> Reference.bun(root, "people.js"));
        var database = new Comparison(plan, processes, out).run((system, mint) -> {
            for (var room : rooms) {
                var outcome = measure(system, mint, room, inFlight, content, warmUp, measured);
                outcomes.add(outcome);
                out.printf(
                        "  %s, %s: %,.0f deliveries/s, %,.0f a CPU second%n",
                        system.name(),
                        outcome.load(),
                        outcome.figures().get(RATE),
                        outcome.figures().get(PER_CPU));
            }
        });
        var conditions =
                "Fan-out: %d messages in flight, %d characters each, stored before they are told, %d s each, %d processors, %s"
                        .formatted(
                                inFlight,
                                content,
                                measured.toSeconds(),
                                Runtime.getRuntime().availableProcessors(),
                                database);
        var report = new Report("fanout", conditions, outcomes);
        report.print(out, arguments.file("--json"));
        out.print(report.ratios(PER_CPU));
    }

    private Outcome measure(
            Measured system, TokenMint mint, int room, int inFlight, int content, Duration warmUp, Duration measured)
            throws Exception {
        try (var people = People.connect(system.address(Person.PATH), mint.tokens(room));
                var load = new RoomLoad(people, content)) {
            if (warmUp.isPositive()) {
                load.run(inFlight, warmUp, Meter.NONE);
            }
            var watch = Watch.withGenerator(system.parts(), processes);
            var result = load.run(inFlight, measured, watch);
            var seconds = result.took().toNanos() / 1e9;
            var cpu = watch.cpuSeconds();
            var used = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
            return new Outcome(system.name(), "room of " + room)
                    .with("messages/s", result.messages() / seconds)
                    .with(RATE, result.deliveries() / seconds)
                    .with(PER_CPU, result.deliveries() / Math.max(0.01, used))
                    .with("p50 ms", result.latency().getValueAtPercentile(50) / 1000.0)
                    .with("p99 ms", result.latency().getValueAtPercentile(99) / 1000.0)
                    .with("bytes each", (double) result.bytes() / Math.max(1, result.deliveries()))
                    .cost(result.deliveries(), cpu, watch.generatorCpuSeconds());
        }
    }
}
