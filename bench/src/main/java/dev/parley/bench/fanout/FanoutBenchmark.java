package dev.parley.bench.fanout;

import dev.parley.bench.Benchmark;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.report.Report;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Workload;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Measures what it costs that everybody in a room hears what is said, persistence included.
public final class FanoutBenchmark implements Benchmark {
    private final List<Outcome> outcomes = new ArrayList<>();

    @Override
    public String help() {
        return FanoutOptions.HELP;
    }

    public Workload workload(List<String> commandLine, PrintStream out) {
        return new FanoutWorkload(FanoutOptions.parse(commandLine), out);
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = FanoutOptions.parse(commandLine);
        var workload = new FanoutWorkload(options, out);
        var database = new Comparison(options.plan(), new Processes(), out)
                .run((system, mint) -> outcomes.addAll(workload.measure(system, mint)));
        var conditions =
                "Fan-out: %d messages in flight, %d characters each, stored before they are told, %d s each, %d processors, %s"
                        .formatted(
                                options.inFlight(),
                                options.contentLength(),
                                options.measured().toSeconds(),
                                Runtime.getRuntime().availableProcessors(),
                                database);
        var report = new Report("fanout", conditions, outcomes);
        report.print(out, options.json());
        out.print(report.ratios(FanoutWorkload.PER_CPU));
        for (var room : options.rooms()) {
            options.speeches().stream().distinct().forEach(speech -> againstParley(speech, room, out));
        }
    }

    private void againstParley(Speech speech, int room, PrintStream out) {
        var theirs = average(speech, room);
        var ours = average(Speech.PARLEY, room);
        if (speech != Speech.PARLEY && theirs.isPresent() && ours.isPresent()) {
            out.printf(
                    "%s to parley.v1, %s, room of %d: %.2f ×%n",
                    speech.wire, FanoutWorkload.PER_CPU, room, theirs.getAsDouble() / ours.getAsDouble());
        }
    }

    /// Of all spans in which it was measured: one named several times is compared the better for it.
    private OptionalDouble average(Speech speech, int room) {
        return outcomes.stream()
                .filter(outcome -> outcome.load().equals(FanoutWorkload.load(speech, room)))
                .mapToDouble(outcome -> outcome.figures().get(FanoutWorkload.PER_CPU))
                .average();
    }
}
