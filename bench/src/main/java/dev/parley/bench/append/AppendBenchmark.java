package dev.parley.bench.append;

import dev.parley.bench.append.AppendOptions.PostgresChoice;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadGenerator;
import dev.parley.bench.load.Meter;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Watch;
import dev.parley.bench.postgres.DistributionPostgres;
import dev.parley.bench.postgres.EmbeddedPostgresServer;
import dev.parley.bench.postgres.PostgresServer;
import dev.parley.bench.system.Measured;
import dev.parley.bench.system.NodeReference;
import dev.parley.bench.system.ParleyStack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Measures durable sends: Parley first, then the reference, on the same PostgreSQL, one after the other.
public final class AppendBenchmark {
    private static final int WARM_UP_WINDOW = 8;

    private final AppendOptions options;
    private final PrintStream out;
    private final Processes processes = new Processes();
    private final Path root = root();

    public AppendBenchmark(AppendOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public void run() throws Exception {
        var figures = new ArrayList<Figures>();
        String database;
        var reference = options.reference() ? prepareReference() : Optional.<Path>empty();
        try (var postgres = startPostgres()) {
            database = postgres.description();
            out.println("Database: " + database + ", " + String.join(", ", PostgresServer.SETTINGS));
            postgres.createDatabase("parley");
            postgres.createDatabase("reference");
            var keys = Files.createTempFile("parley-bench", ".jwks");
            List<String> tokens;
            out.println("Starting Parley …");
            try (var parley = ParleyStack.start(root, postgres, processes)) {
                tokens = parley.tokens(options.connections());
                Files.write(keys, Files.readAllBytes(parley.publicKeys()));
                if (options.parley()) {
                    figures.addAll(measure(parley, tokens));
                }
            }
            if (reference.isPresent()) {
                out.println("Starting the Node reference …");
                try (var node = NodeReference.start(reference.get(), postgres, keys, processes)) {
                    figures.addAll(measure(node, tokens));
                }
            }
            Files.delete(keys);
        }
        out.println();
        out.print(new AppendReport(options, database, figures).table());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), new AppendReport(options, database, figures).json());
        }
    }

    private Optional<Path> prepareReference() throws InterruptedException {
        try {
            return Optional.of(NodeReference.prepare(root));
        } catch (IOException missing) {
            out.println("The reference is skipped: " + missing.getMessage());
            return Optional.empty();
        }
    }

    private PostgresServer startPostgres() throws Exception {
        if (options.postgres() != PostgresChoice.EMBEDDED) {
            var binaries = DistributionPostgres.findBinaries();
            if (binaries.isPresent()) {
                return DistributionPostgres.start(binaries.get());
            }
            if (options.postgres() == PostgresChoice.SYSTEM) {
                throw new IOException("no PostgreSQL 15 or newer in /usr/lib/postgresql");
            }
        }
        return EmbeddedPostgresServer.start();
    }

    private List<Figures> measure(Measured system, List<String> tokens) throws IOException {
        var figures = new ArrayList<Figures>();
        try (var generator = LoadGenerator.connect(system.webSocket(), tokens, options.contentLength())) {
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
        var parts = new LinkedHashMap<>(system.parts());
        parts.put("generator", () -> processes.alone(ProcessHandle.current().pid()));
        var watch = new Watch(parts);
        var result = generator.run(load, watch);
        var used = watch.within();
        var own = used.remove("generator");
        var figures = new Figures(system.name(), label, result, used, own);
        out.println("  " + AppendReport.line(figures));
        return figures;
    }

    /// The project's folder, as the `parley` script says it; else where we are.
    private static Path root() {
        return Path.of(System.getProperty("parley.home", "")).toAbsolutePath();
    }
}
