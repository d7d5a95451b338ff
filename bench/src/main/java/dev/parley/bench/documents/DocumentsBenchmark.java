package dev.parley.bench.documents;

import dev.parley.bench.Arguments;
import dev.parley.bench.Benchmark;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.load.LoadResult;
import dev.parley.bench.load.Meter;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
import dev.parley.bench.postgres.PostgresChoice;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.report.Report;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Measured;
import dev.parley.bench.system.TokenMint;
import dev.parley.bench.system.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// Measures guided sessions: many people at once who are led through a template, beside messages through the same
/// Parley in the same run.
public final class DocumentsBenchmark implements Benchmark {
    private static final String RATE = "per second";
    private static final String MEDIAN = "p50 ms";
    private static final String TAIL = "p99 ms";
    private static final int APPEND_CONNECTIONS = 50;
    private static final int APPEND_CONTENT = 120;

    private final Processes processes = new Processes();

    @Override
    public String help() {
        return """
                ./parley bench documents [options]

                Leads people through the template mutual-nda, each by a connection of the documents dialect and with the
                built-in interviewer: each answers at once, and begins anew when the document is there (a closed loop). A
                turn counts from the answer to the next question: stored, understood, and what came of it stored. Then the
                same stack takes messages at a rate (an open loop), for comparison.

                  --sessions N         at once                                        (500)
                  --seconds N          seconds measured, of each                      (30)
                  --warm-up N          seconds before that                            (60)
                  --rate N             messages a second beside                       (500)
                  --postgres WHICH     system | embedded         (system if there, 15 or newer)
                  --json FILE          also write the figures as JSON
                  --help               this text
                """;
    }

    private record Options(
            int sessions, Duration measured, Duration warmUp, int rate, Comparison.Plan plan, Optional<Path> json) {
        private static final Set<String> NAMES =
                Set.of("--sessions", "--seconds", "--warm-up", "--rate", PostgresChoice.OPTION, "--json");

        static Options parse(List<String> commandLine) {
            var arguments = Arguments.parse(commandLine, NAMES);
            return new Options(
                    arguments.number("--sessions", 500, 1, 5000),
                    Duration.ofSeconds(arguments.number("--seconds", 30, 1, 3600)),
                    Duration.ofSeconds(arguments.number("--warm-up", 60, 0, 3600)),
                    arguments.number("--rate", 500, 1, 100_000),
                    Comparison.Plan.of(arguments),
                    arguments.file("--json"));
        }
    }

    public Workload workload(List<String> commandLine, PrintStream out) {
        return new GuidedSessions(Options.parse(commandLine), out);
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = Options.parse(commandLine);
        var workload = new GuidedSessions(options, out);
        var outcomes = new ArrayList<Outcome>();
        var database = new Comparison(options.plan, processes, out)
                .run((system, mint) -> outcomes.addAll(workload.measure(system, mint)));
        var conditions = "Documents: %d sessions at once of %s, %d s, %d processors, %s"
                .formatted(
                        options.sessions,
                        Interviewee.TEMPLATE,
                        options.measured.toSeconds(),
                        Runtime.getRuntime().availableProcessors(),
                        database);
        new Report("documents", conditions, outcomes).print(out, options.json);
    }

    private final class GuidedSessions implements Workload {
        private final Options options;
        private final PrintStream out;

        GuidedSessions(Options options, PrintStream out) {
            this.options = options;
            this.out = out;
        }

        @Override
        public Duration expected() {
            return options.warmUp.plus(options.measured).multipliedBy(2);
        }

        @Override
        public List<String> headlines() {
            return List.of(RATE, MEDIAN, TAIL, Outcome.CPU);
        }

        @Override
        public List<Outcome> measure(Measured system, TokenMint mint) throws Exception {
            var tokens = mint.tokens(options.sessions);
            out.println("  " + options.sessions + " sessions …");
            var turns = turns(system, tokens, options);
            out.println("  messages …");
            return List.of(turns, messages(system, tokens, options));
        }
    }

    private Outcome turns(Measured system, List<String> tokens, Options options) throws Exception {
        var people = tokens.stream()
                .map(token -> new Interviewee(system.address("/chat"), token))
                .toList();
        try {
            talk(people, options.warmUp);
            var watch = Watch.withGenerator(system.parts(), processes);
            watch.begin();
            var begun = System.nanoTime();
            var micros = talk(people, options.measured);
            var seconds = (System.nanoTime() - begun) / 1e9;
            watch.end();
            return new Outcome(system.name(), "turns of " + people.size())
                    .with(RATE, micros.getTotalCount() / seconds)
                    .with(MEDIAN, micros.getValueAtPercentile(50) / 1000.0)
                    .with(TAIL, micros.getValueAtPercentile(99) / 1000.0)
                    .with("max ms", micros.getMaxValue() / 1000.0)
                    .cost(micros.getTotalCount(), watch.cpuSeconds(), watch.generatorCpuSeconds());
        } finally {
            for (var person : people) {
                person.close();
            }
        }
    }

    /// Each on a thread of its own. Whoever is there already goes on where it was.
    private static Histogram talk(List<Interviewee> people, Duration length) throws Exception {
        var all = new Histogram(60_000_000L, 3);
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            var talks = new ArrayList<Future<Histogram>>();
            for (var person : people) {
                talks.add(threads.submit(() -> talk(person, length)));
            }
            for (var talk : talks) {
                all.add(talk.get());
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException trouble ? trouble : failed;
        }
        return all;
    }

    private static Histogram talk(Interviewee person, Duration length) throws IOException {
        var micros = new Histogram(60_000_000L, 3);
        var end = System.nanoTime() + length.toNanos();
        person.comesIfAway();
        while (System.nanoTime() < end) {
            person.turn(micros);
        }
        return micros;
    }

    private Outcome messages(Measured system, List<String> tokens, Options options) throws IOException {
        var senders = tokens.subList(0, Math.min(APPEND_CONNECTIONS, tokens.size()));
        URI address = system.address("/ws");
        try (var generator = LoadGenerator.connect(address, senders, APPEND_CONTENT)) {
            generator.run(new Load.OpenLoop(options.rate, options.warmUp), Meter.NONE);
            var watch = Watch.withGenerator(system.parts(), processes);
            LoadResult result = generator.run(new Load.OpenLoop(options.rate, options.measured), watch);
            return new Outcome(system.name(), "append at " + options.rate + "/s")
                    .with(RATE, result.acknowledgedPerSecond())
                    .with(MEDIAN, result.latency().getValueAtPercentile(50) / 1000.0)
                    .with(TAIL, result.latency().getValueAtPercentile(99) / 1000.0)
                    .with("max ms", result.latency().getMaxValue() / 1000.0)
                    .cost(result.acknowledged(), watch.cpuSeconds(), watch.generatorCpuSeconds());
        }
    }
}
