package dev.parley.bench.all;

import dev.parley.bench.Benchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Every benchmark beside its references, or beside another build, in rounds.
public final class AllBenchmark implements Benchmark {
    private static final String PARLEY = "Parley";

    /// A stack and a PostgreSQL come up.
    private static final Duration START = Duration.ofSeconds(25);

    private final Path root = Path.of(System.getProperty("parley.home", "")).toAbsolutePath();

    @Override
    public String help() {
        return AllOptions.HELP;
    }

    @Override
    public void run(List<String> commandLine, PrintStream out) throws Exception {
        var options = AllOptions.parse(commandLine, Catalogue.names());
        var file = options.json().orElse(root.resolve("bench/target/all.json"));
        var entries = new LinkedHashMap<String, Entry>();
        var estimate =
                new TimeEstimate(name -> entries.get(name).workload().expected().plus(START));
        var suite = new Suite(estimate, Clock.systemUTC(), out);
        try {
            enter(options, entries, suite, out);
            var conditions = conditions(commandLine, options);
            var order = options.against().isPresent() ? TurnOrder.MIRRORED : TurnOrder.ALTERNATING;
            var turns = order.turns(options.rounds(), systems(entries));
            if (turns.isEmpty()) {
                throw new IOException("there is nothing to measure");
            }
            suite.run(
                    turns,
                    turn -> {
                        var entry = entries.get(turn.benchmark());
                        return entry.contender(turn.system()).measure(entry.workload(), options.postgres());
                    },
                    () -> write(summary(conditions, entries, suite), file));
            out.println();
            out.print(summary(conditions, entries, suite).table());
            out.printf("%nWritten to %s and, as a table, %s%n", file, beside(file));
        } finally {
            for (var entry : entries.values()) {
                entry.workload().close();
            }
        }
        if (!suite.gaps().isEmpty()) {
            throw new IOException("not everything was measured, see above");
        }
    }

    private void enter(AllOptions options, Map<String, Entry> entries, Suite suite, PrintStream out)
            throws InterruptedException {
        var missing = new LinkedHashSet<String>();
        for (var name : options.benchmarks()) {
            try {
                var workload = Catalogue.workload(name, options, out);
                var contenders = new ArrayList<Contender>();
                if (options.parley()) {
                    contenders.add(new Contender.Build(PARLEY, root));
                }
                options.against()
                        .ifPresent(tree ->
                                contenders.add(new Contender.Build(PARLEY + " of " + tree.getFileName(), tree)));
                entries.put(name, new Entry(name, workload, contenders));
                if (options.references()) {
                    for (var reference : workload.references()) {
                        try {
                            contenders.add(new Contender.PlainServer(reference.prepare(root)));
                        } catch (IOException absent) {
                            missing.add(absent.getMessage());
                        }
                    }
                }
            } catch (IOException impossible) {
                suite.leaveOut(name + " (" + impossible.getMessage() + ")");
            }
        }
        missing.forEach(suite::leaveOut);
    }

    private static Map<String, List<String>> systems(Map<String, Entry> entries) {
        var systems = new LinkedHashMap<String, List<String>>();
        entries.forEach((name, entry) -> systems.put(name, entry.systems()));
        return systems;
    }

    private static Summary summary(String conditions, Map<String, Entry> entries, Suite suite) {
        var headlines = new LinkedHashMap<String, List<String>>();
        var systems = new LinkedHashSet<String>();
        entries.forEach((name, entry) -> {
            headlines.put(name, entry.workload().headlines());
            systems.addAll(entry.systems());
        });
        return new Summary(conditions, headlines, List.copyOf(systems), suite.series(), suite.gaps());
    }

    private static String conditions(List<String> commandLine, AllOptions options) throws IOException {
        return "%s, `./parley bench all%s`: %s, %d processors, %s"
                .formatted(
                        LocalDate.now(),
                        commandLine.isEmpty() ? "" : " " + String.join(" ", commandLine),
                        options.rounds() == 1 ? "one round" : "medians of " + options.rounds() + " rounds (min–max)",
                        Runtime.getRuntime().availableProcessors(),
                        options.postgres().description());
    }

    private static void write(Summary summary, Path json) throws IOException {
        if (json.toAbsolutePath().getParent() != null) {
            Files.createDirectories(json.toAbsolutePath().getParent());
        }
        Files.writeString(json, summary.json());
        Files.writeString(beside(json), summary.table());
    }

    private static Path beside(Path json) {
        var name = json.getFileName().toString();
        return json.resolveSibling((name.endsWith(".json") ? name.substring(0, name.length() - 5) : name) + ".md");
    }
}
