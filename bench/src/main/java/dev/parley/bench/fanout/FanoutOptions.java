package dev.parley.bench.fanout;

import dev.parley.bench.Arguments;
import dev.parley.bench.postgres.PostgresChoice;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line of `bench fanout` asks for.
record FanoutOptions(
        List<Integer> rooms,
        int inFlight,
        List<Speech> speeches,
        Duration measured,
        Duration warmUp,
        int contentLength,
        Comparison.Plan plan,
        Optional<Path> json) {
    static final String HELP = """
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

    private static final Set<String> NAMES = Set.of(
            "--rooms",
            "--in-flight",
            "--dialect",
            "--seconds",
            "--warm-up",
            "--content",
            PostgresChoice.OPTION,
            Comparison.ONLY,
            "--json");

    static FanoutOptions parse(List<String> commandLine) {
        var arguments = Arguments.parse(commandLine, NAMES);
        return new FanoutOptions(
                arguments.numbers("--rooms", "100,1000", 2, 1000),
                arguments.number("--in-flight", 16, 1, 1024),
                List.of(arguments.text("--dialect", Speech.PARLEY.wire).split(",")).stream()
                        .map(Speech::of)
                        .toList(),
                Duration.ofSeconds(arguments.number("--seconds", 10, 1, 3600)),
                Duration.ofSeconds(arguments.number("--warm-up", 10, 0, 3600)),
                arguments.number("--content", 120, 1, 10_000),
                Comparison.Plan.of(
                        arguments, root -> Reference.node(root, "people.js"), root -> Reference.bun(root, "people.js")),
                arguments.file("--json"));
    }
}
