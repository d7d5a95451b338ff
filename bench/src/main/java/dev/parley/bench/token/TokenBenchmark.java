package dev.parley.bench.token;

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
import dev.parley.bench.system.TokenMint;
import dev.parley.bench.system.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Measures how long the first word of the AI takes beyond what the AI itself takes.
public final class TokenBenchmark implements Benchmark {
    private static final String MEDIAN = "over p50 ms";
    private static final String TAIL = "over p99 ms";
    private static final String UNANSWERED = "unanswered";

    private final Processes processes = new Processes();

    @Override
    public String help() {
        return """
                ./parley bench token [options]

                Asks an OpenAI-compatible model of the benchmark's own, whose first token leaves at once, through the
                whole of Parley: message.send, the durable write, the model, the first reply.delta. An open loop: the
                time counts from the moment a message should have been sent. What the model took itself, from the last
                byte of the question to its first token, is taken off.

                  --rate LIST          messages a second                              (100)
                  --people N           who ask, each with one connection              (50)
                  --conversations N    each of them has                               (4)
                  --seconds N          seconds measured at each rate                  (30)
                  --warm-up N          seconds before that                            (20)
                  --content N          characters in a message                        (120)
                  --postgres WHICH     system | embedded         (system if there, 15 or newer)
                  --json FILE          also write the figures as JSON
                  --help               this text
                """;
    }

    private record Options(
            List<Integer> rates,
            int people,
            int conversations,
            Duration measured,
            Duration warmUp,
            int content,
            Comparison.Plan plan,
            Optional<Path> json) {
        private static final Set<String> NAMES = Set.of(
                "--rate",
                "--people",
                "--conversations",
                "--seconds",
                "--warm-up",
                "--content",
                PostgresChoice.OPTION,
                "--json");

        static Options parse(List<String> commandLine) {
            var arguments = Arguments.parse(commandLine, NAMES);
            return new Options(
                    arguments.numbers("--rate", "100", 1, 10_000),
                    arguments.number("--people", 50, 1, 1000),
                    arguments.number("--conversations", 4, 1, 40),
                    Duration.ofSeconds(arguments.number("--seconds", 30, 1, 3600)),
                    Duration.ofSeconds(arguments.number("--warm-up", 20, 0, 3600)),
                    arguments.number("--content", 120, 1, 10_000),
                    Comparison.Plan.of(arguments),
                    arguments.file("--json"));
        }
    }

    public Workload workload(List<String> commandLine, PrintStream out) throws IOException {
        return new FirstTokens(Options.parse(commandLine), out);
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = Options.parse(commandLine);
        var outcomes = new ArrayList<Outcome>();
        try (var workload = new FirstTokens(options, out)) {
            var database = new Comparison(options.plan.with(workload.settings()), processes, out)
                    .run((system, mint) -> outcomes.addAll(workload.measure(system, mint)));
            var conditions = "First token: %d people with %d conversations each, %d s at each rate, %d processors, %s"
                    .formatted(
                            options.people,
                            options.conversations,
                            options.measured.toSeconds(),
                            Runtime.getRuntime().availableProcessors(),
                            database);
            new Report("token", conditions, outcomes).print(out, options.json);
        }
    }

    /// With a model of its own, which is there for as long as it.
    private final class FirstTokens implements Workload {
        private final Provider provider = Provider.start();
        private final Options options;
        private final PrintStream out;

        FirstTokens(Options options, PrintStream out) throws IOException {
            this.options = options;
            this.out = out;
        }

        @Override
        public Duration expected() {
            return options.warmUp.plus(options.measured.multipliedBy(options.rates.size()));
        }

        @Override
        public List<String> headlines() {
            return List.of(MEDIAN, TAIL, UNANSWERED, Outcome.CPU);
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("OPENAI_BASE_URL", provider.baseUrl(), "OPENAI_MODEL", "bench");
        }

        @Override
        public List<Outcome> measure(Measured system, TokenMint mint) throws Exception {
            provider.forget();
            try (var people = People.connect(system.address(Person.PATH), mint.tokens(options.people));
                    var asking = new Asking(people, options.conversations, options.content, provider)) {
                return measure(system, asking);
            }
        }

        private List<Outcome> measure(Measured system, Asking asking) throws Exception {
            var outcomes = new ArrayList<Outcome>();
            if (options.warmUp.isPositive()) {
                out.println("  warming up …");
                asking.run(options.rates.getFirst(), options.warmUp, Meter.NONE);
            }
            for (var rate : options.rates) {
                var watch = Watch.withGenerator(system.parts(), processes);
                var result = asking.run(rate, options.measured, watch);
                var outcome = new Outcome(system.name(), rate + "/s")
                        .with("answered", result.answered())
                        .with(UNANSWERED, result.asked() - result.answered())
                        .with(MEDIAN, result.over().getValueAtPercentile(50) / 1000.0)
                        .with("over p90 ms", result.over().getValueAtPercentile(90) / 1000.0)
                        .with(TAIL, result.over().getValueAtPercentile(99) / 1000.0)
                        .with("over max", result.over().getMaxValue() / 1000.0)
                        .with("whole p50", result.whole().getValueAtPercentile(50) / 1000.0)
                        .with("whole p99", result.whole().getValueAtPercentile(99) / 1000.0)
                        .with("model p50", result.provider().getValueAtPercentile(50) / 1000.0)
                        .with("model p99", result.provider().getValueAtPercentile(99) / 1000.0)
                        .cost(result.asked(), watch.cpuSeconds(), watch.generatorCpuSeconds());
                outcomes.add(outcome);
                out.printf(
                        "  %s: %.2f ms over the model (p50), %.2f ms (p99)%n",
                        outcome.load(),
                        outcome.figures().get(MEDIAN),
                        outcome.figures().get(TAIL));
            }
            return outcomes;
        }

        @Override
        public void close() throws IOException {
            provider.close();
        }
    }
}
