package dev.parley.bench.fanout;

import dev.parley.bench.Arguments;
import dev.parley.bench.Benchmark;
import dev.parley.bench.load.Meter;
import dev.parley.bench.load.WebSocket;
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
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
                  --dialect LIST       how everybody speaks, each measured by itself, as often as it is named:
                                       parley.v1, rooms, pitchey; the references know the first only
                                                                                (parley.v1)
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
                        "--dialect",
                        "--seconds",
                        "--warm-up",
                        "--content",
                        PostgresChoice.OPTION,
                        Comparison.ONLY,
                        "--json"));
        var rooms = arguments.numbers("--rooms", "100,1000", 2, 1000);
        var inFlight = arguments.number("--in-flight", 16, 1, 1024);
        var speeches = List.of(arguments.text("--dialect", Speech.PARLEY.wire).split(",")).stream()
                .map(Speech::of)
                .toList();
        var measured = Duration.ofSeconds(arguments.number("--seconds", 10, 1, 3600));
        var warmUp = Duration.ofSeconds(arguments.number("--warm-up", 10, 0, 3600));
        var content = arguments.number("--content", 120, 1, 10_000);
        var plan = Comparison.Plan.of(
                arguments, root -> Reference.node(root, "people.js"), root -> Reference.bun(root, "people.js"));
        var database = new Comparison(plan, processes, out).run((system, mint) -> {
            for (var room : rooms) {
                for (var speech : system instanceof Reference ? List.of(Speech.PARLEY) : speeches) {
                    var outcome = measure(system, mint, speech, room, inFlight, content, warmUp, measured);
                    outcomes.add(outcome);
                    out.printf(
                            "  %s, %s: %,.0f deliveries/s, %,.0f a CPU second%n",
                            system.name(),
                            outcome.load(),
                            outcome.figures().get(RATE),
                            outcome.figures().get(PER_CPU));
                }
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
        for (var room : rooms) {
            speeches.stream().distinct().forEach(speech -> againstParley(speech, room, out));
        }
    }

    private void againstParley(Speech speech, int room, PrintStream out) {
        var theirs = average(speech, room);
        var ours = average(Speech.PARLEY, room);
        if (speech != Speech.PARLEY && theirs.isPresent() && ours.isPresent()) {
            out.printf(
                    "%s to parley.v1, %s, room of %d: %.2f ×%n",
                    speech.wire, PER_CPU, room, theirs.getAsDouble() / ours.getAsDouble());
        }
    }

    /// Of all spans in which it was measured: one named several times is compared the better for it.
    private OptionalDouble average(Speech speech, int room) {
        return outcomes.stream()
                .filter(outcome -> outcome.load().equals(load(speech, room)))
                .mapToDouble(outcome -> outcome.figures().get(PER_CPU))
                .average();
    }

    private static String load(Speech speech, int room) {
        return "room of " + room + (speech == Speech.PARLEY ? "" : " over " + speech.wire);
    }

    private Outcome measure(
            Measured system,
            TokenMint mint,
            Speech speech,
            int room,
            int inFlight,
            int content,
            Duration warmUp,
            Duration measured)
            throws Exception {
        var tokens = mint.tokens(room);
        try (var load = new RoomLoad(speech, group(system, tokens), joined(system, speech, tokens), content)) {
            if (warmUp.isPositive()) {
                load.run(inFlight, warmUp, Meter.NONE);
            }
            var watch = Watch.withGenerator(system.parts(), processes);
            var result = load.run(inFlight, measured, watch);
            var seconds = result.took().toNanos() / 1e9;
            var cpu = watch.cpuSeconds();
            var used = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
            return new Outcome(system.name(), load(speech, room))
                    .with("messages/s", result.messages() / seconds)
                    .with(RATE, result.deliveries() / seconds)
                    .with(PER_CPU, result.deliveries() / Math.max(0.01, used))
                    .with("p50 ms", result.latency().getValueAtPercentile(50) / 1000.0)
                    .with("p99 ms", result.latency().getValueAtPercentile(99) / 1000.0)
                    .with("bytes each", (double) result.bytes() / Math.max(1, result.deliveries()))
                    .cost(result.deliveries(), cpu, watch.generatorCpuSeconds());
        }
    }

    /// Everybody in one conversation.
    private static Person.Conversation group(Measured system, List<String> tokens)
            throws IOException, InterruptedException {
        try (var people = People.connect(system.address(Person.PATH), tokens)) {
            var room = people.all().getFirst().create("group", people.ids().subList(1, tokens.size()));
            for (var person : people.all().subList(1, tokens.size())) {
                person.awaitConversation(room.id());
            }
            return room;
        }
    }

    private static List<WebSocket> joined(Measured system, Speech speech, List<String> tokens) throws IOException {
        var sockets = new ArrayList<WebSocket>();
        for (var token : tokens) {
            sockets.add(speech.join(system, token));
        }
        return sockets;
    }
}
