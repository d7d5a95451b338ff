package dev.parley.bench.append;

import dev.parley.bench.Arguments;
import dev.parley.bench.postgres.PostgresChoice;
import dev.parley.bench.system.Comparison;
import dev.parley.bench.system.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line of `bench append` asks for.
public record AppendOptions(
        Duration measured,
        Duration warmUp,
        List<Rate> rates,
        int connections,
        int contentLength,
        Comparison.Plan plan,
        Optional<Path> json) {
    public static final String HELP = """
            ./parley bench append [options]

            Starts a Parley stack of its own (temporary data, free ports, AI off), signs people in, and sends
            send_message frames: at fixed rates as an open loop, each latency measured from the moment the message
            should have been sent until its message_sent has come; then as many as it takes. A plain Node server of
            the same job is measured the same way in the same run. Nothing is measured before all of the warm-up:
            full load, the search for saturation, each rate as long as full load, and a pause until all of that
            can be searched for.

              --seconds N          seconds measured at each rate                    (20)
              --warm-up N          seconds of full load, and of each rate, first  (25)
              --rate LIST          messages a second; max = saturation              (500,2000,max)
              --connections N      people, each with one connection and one thread  (64)
              --content N          characters in a message                          (120)
              --postgres WHICH     system | embedded                                (system if there, 15 or newer)
              --only WHICH         parley | reference                               (both)
              --json FILE          also write the figures as JSON
              --help               this text
            """;

    private static final Set<String> NAMES = Set.of(
            "--seconds",
            "--warm-up",
            "--rate",
            "--connections",
            "--content",
            PostgresChoice.OPTION,
            Comparison.ONLY,
            "--json");

    public static AppendOptions parse(List<String> commandLine) {
        var arguments = Arguments.parse(commandLine, NAMES);
        return new AppendOptions(
                Duration.ofSeconds(arguments.number("--seconds", 20, 1, 3600)),
                Duration.ofSeconds(arguments.number("--warm-up", 25, 0, 3600)),
                Arrays.stream(arguments.text("--rate", "500,2000,max").split(","))
                        .map(Rate::parse)
                        .toList(),
                arguments.number("--connections", 64, 1, 4096),
                arguments.number("--content", 120, 1, 10_000),
                Comparison.Plan.of(arguments, root -> Reference.node(root, "server.js")),
                arguments.file("--json"));
    }
}
