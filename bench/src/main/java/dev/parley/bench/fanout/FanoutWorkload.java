package dev.parley.bench.fanout;

import dev.parley.bench.load.Meter;
import dev.parley.bench.load.WebSocket;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
import dev.parley.bench.people.People;
import dev.parley.bench.people.Person;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Measured;
import dev.parley.bench.system.Reference;
import dev.parley.bench.system.TokenMint;
import dev.parley.bench.system.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is said in rooms, one room after the other, each in every dialect that is asked for.
final class FanoutWorkload implements Workload {
    static final String RATE = "deliveries/s";
    static final String PER_CPU = "deliveries/CPU s";

    private static final String MESSAGES = "messages/s";
    private static final String MEDIAN = "p50 ms";
    private static final String TAIL = "p99 ms";

    private final Processes processes = new Processes();
    private final FanoutOptions options;
    private final PrintStream out;

    FanoutWorkload(FanoutOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public Duration expected() {
        var loads = options.rooms().size() * options.speeches().size();
        return options.warmUp().plus(options.measured()).multipliedBy(loads);
    }

    @Override
    public List<String> headlines() {
        return List.of(MESSAGES, RATE, PER_CPU, MEDIAN, TAIL, Outcome.CPU);
    }

    @Override
    public List<Comparison.Preparation> references() {
        return options.plan().references();
    }

    @Override
    public List<Outcome> measure(Measured system, TokenMint mint) throws Exception {
        var outcomes = new ArrayList<Outcome>();
        for (var room : options.rooms()) {
            for (var speech : system instanceof Reference ? List.of(Speech.PARLEY) : options.speeches()) {
                var outcome = measure(system, mint, speech, room);
                outcomes.add(outcome);
                out.printf(
                        "  %s, %s: %,.0f deliveries/s, %,.0f a CPU second%n",
                        system.name(),
                        outcome.load(),
                        outcome.figures().get(RATE),
                        outcome.figures().get(PER_CPU));
            }
        }
        return outcomes;
    }

    private Outcome measure(Measured system, TokenMint mint, Speech speech, int room) throws Exception {
        var tokens = mint.tokens(room);
        try (var load =
                new RoomLoad(speech, group(system, tokens), joined(system, speech, tokens), options.contentLength())) {
            if (options.warmUp().isPositive()) {
                load.run(options.inFlight(), options.warmUp(), Meter.NONE);
            }
            var watch = Watch.withGenerator(system.parts(), processes);
            var result = load.run(options.inFlight(), options.measured(), watch);
            var seconds = result.took().toNanos() / 1e9;
            var cpu = watch.cpuSeconds();
            var used = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
            return new Outcome(system.name(), load(speech, room))
                    .with(MESSAGES, result.messages() / seconds)
                    .with(RATE, result.deliveries() / seconds)
                    .with(PER_CPU, result.deliveries() / Math.max(0.01, used))
                    .with(MEDIAN, result.latency().getValueAtPercentile(50) / 1000.0)
                    .with(TAIL, result.latency().getValueAtPercentile(99) / 1000.0)
                    .with("bytes each", (double) result.bytes() / Math.max(1, result.deliveries()))
                    .cost(result.deliveries(), cpu, watch.generatorCpuSeconds());
        }
    }

    static String load(Speech speech, int room) {
        return "room of " + room + (speech == Speech.PARLEY ? "" : " over " + speech.wire);
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
