package dev.parley.bench.all;

import dev.parley.bench.Arguments;
import dev.parley.bench.postgres.PostgresChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line of `bench all` asks for.
///
/// @param benchmarks their names; never none
/// @param against the folder of another build, which then stands in the place of the references
record AllOptions(
        int rounds,
        List<String> benchmarks,
        boolean parley,
        boolean references,
        int seconds,
        int warmUp,
        PostgresChoice postgres,
        Optional<Path> against,
        Optional<Path> json) {
    static final String HELP = """
            ./parley bench all [options]

            Runs every benchmark beside its references, in rounds. In each round every system has its turn at every
            benchmark (Parley, reference; in the next round Parley, reference again), started anew with a database
            of its own: a machine that becomes slower does so for all of them. Ends with a Markdown table: medians
            with the minimum and maximum of the rounds, and the same of Parley's ratio to each reference. What there
            is so far is on disk after each turn. What cannot be measured is told, and the rest is measured.

              --rounds N           how often every system has its turn              (3)
              --only LIST          some of them: append, fanout, connect, idle, idle-conversations (2 000 people
                                   in three groups each), token, documents; parley or reference alone        (all)
              --against DIR        beside another built tree of Parley instead of the references, every second
                                   round the other way round (A B B A)
              --seconds N          seconds measured, where a benchmark counts in seconds                     (15)
              --warm-up N          seconds before that, the same for all of these                            (40)
              --postgres WHICH     system | embedded                 (system if there, 15 or newer)
              --json FILE          figures as JSON, the table beside it as .md          (bench/target/all.json)
              --help               this text

            It takes an hour and more: --only append --rounds 3 takes some twenty minutes.
            """;

    static final String PARLEY = "parley";
    static final String REFERENCE = "reference";

    private static final String ONLY = "--only";
    private static final Set<String> NAMES =
            Set.of("--rounds", ONLY, "--against", "--seconds", "--warm-up", PostgresChoice.OPTION, "--json");

    /// @param all the names of benchmarks there are, in their order
    static AllOptions parse(List<String> commandLine, List<String> all) {
        var arguments = Arguments.parse(commandLine, NAMES);
        var only = words(arguments, all);
        var benchmarks = all.stream().filter(only::contains).toList();
        var sides = only.stream().filter(List.of(PARLEY, REFERENCE)::contains).toList();
        var against = arguments.file("--against").map(Path::toAbsolutePath).map(Path::normalize);
        if (against.isPresent() && !sides.isEmpty()) {
            throw new IllegalArgumentException("--against compares two builds of Parley; --only takes benchmarks then");
        }
        against.ifPresent(AllOptions::mustBeBuilt);
        return new AllOptions(
                arguments.number("--rounds", 3, 1, 100),
                benchmarks.isEmpty() ? all : benchmarks,
                sides.isEmpty() || sides.contains(PARLEY),
                against.isEmpty() && (sides.isEmpty() || sides.contains(REFERENCE)),
                arguments.number("--seconds", 15, 1, 3600),
                arguments.number("--warm-up", 40, 0, 3600),
                PostgresChoice.of(arguments),
                against,
                arguments.file("--json"));
    }

    private static List<String> words(Arguments arguments, List<String> all) {
        var known = new ArrayList<>(all);
        known.addAll(List.of(PARLEY, REFERENCE));
        var only = arguments.text(ONLY, "");
        var words = only.isEmpty() ? List.<String>of() : List.of(only.split(","));
        for (var word : words) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(
                        "%s takes %s, not %s".formatted(ONLY, String.join(", ", known), word));
            }
        }
        return words;
    }

    private static void mustBeBuilt(Path tree) {
        for (var file : List.of("parley", "gateway-service/target/quarkus-app/quarkus-run.jar")) {
            if (!Files.isRegularFile(tree.resolve(file))) {
                throw new IllegalArgumentException(
                        "--against takes the folder of a built tree of Parley; there is no %s in %s. Run ./parley start in it once"
                                .formatted(file, tree));
            }
        }
    }
}
