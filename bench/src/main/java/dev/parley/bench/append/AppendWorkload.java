package dev.parley.bench.append;

import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.load.LoadResult;
import dev.parley.bench.load.Meter;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Measured;
import dev.parley.bench.system.TokenMint;
import dev.parley.bench.system.Workload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Durable sends, at each rate that is asked for.
final class AppendWorkload implements Workload {
    private final Processes processes = new Processes();
    private final AppendOptions options;
    private final AppendSequence sequence;
    private final PrintStream out;

    AppendWorkload(AppendOptions options, PrintStream out) {
        this.options = options;
        this.sequence = new AppendSequence(options.rates(), options.warmUp(), options.measured());
        this.out = out;
    }

    @Override
    public Duration expected() {
        return sequence.expected();
    }

    @Override
    public List<String> headlines() {
        return Figures.HEADLINES;
    }

    @Override
    public List<Comparison.Preparation> references() {
        return options.plan().references();
    }

    @Override
    public List<Outcome> measure(Measured system, TokenMint mint) throws IOException {
        return figures(system, mint).stream().map(Figures::outcome).toList();
    }

    List<Figures> figures(Measured system, TokenMint mint) throws IOException {
        var tokens = mint.tokens(options.connections());
        try (var generator = LoadGenerator.connect(system.address("/ws"), tokens, options.contentLength())) {
            var driver = new GeneratorDriver(system, generator);
            out.println("  warming up …");
            sequence.run(driver);
            return driver.figures;
        }
    }

    private final class GeneratorDriver implements AppendSequence.Driver {
        private final List<Figures> figures = new ArrayList<>();
        private final Measured system;
        private final LoadGenerator generator;

        GeneratorDriver(Measured system, LoadGenerator generator) {
            this.system = system;
            this.generator = generator;
        }

        @Override
        public LoadResult warmUp(Load load) throws IOException {
            var result = generator.run(load, Meter.NONE);
            if (load instanceof Load.ClosedWindow(var window, var _)) {
                out.printf("  window %d: %,.0f/s%n", window, result.acknowledgedPerSecond());
            }
            return result;
        }

        @Override
        public void settle() throws IOException {
            try {
                if (!system.settle()) {
                    out.println("  Not all that was put off is done yet: the first figures pay for it, too.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the system was settling");
            }
        }

        @Override
        public LoadResult measure(String label, Load load) throws IOException {
            var watch = Watch.withGenerator(system.parts(), processes);
            var result = generator.run(load, watch);
            var used = watch.within();
            var own = used.remove(Watch.GENERATOR);
            var one = new Figures(system.name(), label, result, used, own);
            figures.add(one);
            out.println("  " + AppendReport.line(one));
            return result;
        }
    }
}
