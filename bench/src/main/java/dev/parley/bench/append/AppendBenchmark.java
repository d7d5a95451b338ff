package dev.parley.bench.append;

import dev.parley.bench.Benchmark;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.load.Meter;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures durable sends: Parley first, then the reference, on the same PostgreSQL, one after the other.
public final class AppendBenchmark implements Benchmark {
    private static final int WARM_UP_WINDOW = 8;

    private final Processes processes = new Processes();
    private AppendOptions options;
    private PrintStream out;

    @Override
    public String help() {
        return AppendOptions.HELP;
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        this.options = AppendOptions.parse(commandLine);
        this.out = out;
        var figures = new ArrayList<Figures>();
        var comparison = new Comparison(options.plan(), processes, out);
        var database =
                comparison.run((system, mint) -> figures.addAll(measure(system, mint.tokens(options.connections()))));
        out.println();
        out.print(new AppendReport(options, database, figures).table());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), new AppendReport(options, database, figures).json());
        }
    }

    private List<Figures> measure(Measured system, List<String> tokens) throws IOException {
        var figures = new ArrayList<Figures>();
        try (var generator = LoadGenerator.connect(system.address("/ws"), tokens, options.contentLength())) {
            if (options.warmUp().isPositive()) {
                out.println("  warming up …");
                generator.run(new Load.ClosedWindow(WARM_UP_WINDOW, options.warmUp()), Meter.NONE);
            }
            for (var rate : options.rates()) {
                switch (rate) {
                    case Rate.Fixed(var perSecond) ->
                        figures.add(measure(
                                system, generator, perSecond + "/s", new Load.OpenLoop(perSecond, options.measured())));
                    case Rate.Saturation() -> figures.addAll(saturate(system, generator));
                }
            }
        }
        return figures;
    }

    /// Widens the window until more messages under way bring no more answers a second; measures the best window at full
    /// length, then offers a tenth more than that as an open loop.
    private List<Figures> saturate(Measured system, LoadGenerator generator) throws IOException {
        var step = Duration.ofMillis(Math.max(1000, options.measured().toMillis() / 4));
        var search = new SaturationSearch();
        while (search.goesOn()) {
            var tried = generator.run(new Load.ClosedWindow(search.window(), step), Meter.NONE);
            out.printf("  window %d: %,.0f/s%n", search.window(), tried.acknowledgedPerSecond());
            search.reached(tried.acknowledgedPerSecond());
        }
        var best = measure(system, generator, "max", new Load.ClosedWindow(search.best(), options.measured()));
        var beyond = best.load().acknowledgedPerSecond() * 1.1;
        return List.of(best, measure(system, generator, "max + 10 %", new Load.OpenLoop(beyond, options.measured())));
    }

    private Figures measure(Measured system, LoadGenerator generator, String label, Load load) throws IOException {
        var watch = Watch.withGenerator(system.parts(), processes);
        var result = generator.run(load, watch);
        var used = watch.within();
        var own = used.remove(Watch.GENERATOR);
        var figures = new Figures(system.name(), label, result, used, own);
        out.println("  " + AppendReport.line(figures));
        return figures;
    }
}
