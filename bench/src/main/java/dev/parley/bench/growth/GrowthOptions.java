package dev.parley.bench.growth;

import dev.parley.bench.Arguments;
import dev.parley.bench.postgres.PostgresChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line of `bench growth` asks for.
record GrowthOptions(
        int messages,
        Duration measured,
        Duration warmUp,
        int callers,
        int connections,
        PostgresChoice postgres,
        Optional<Path> json) {
    static final String HELP = """
            ./parley bench growth [options]

            What becomes slower as the database grows. Sends as many messages as a stack of its own takes, first into
            empty tables and then into tables that have been filled, a third of it into one conversation and the
            rest anywhere; and then reads, as a gateway does for people, by the REST of session-service: pages of
            history, the opening of a conversation, lists, searches for words that are rare and common. Each caller
            asks again when it is answered (a closed loop). A million messages take a minute and 1 GB of disk.

              --messages N         filled in                                      (1000000)
              --seconds N          seconds measured, of each                      (10)
              --warm-up N          seconds of full load first, a fifth of it for each reading  (25)
              --callers N          who read at once                               (2)
              --connections N      who send at once                               (64)
              --postgres WHICH     system | embedded         (system if there, 15 or newer)
              --json FILE          also write the figures as JSON
              --help               this text
            """;

    private static final Set<String> NAMES = Set.of(
            "--messages", "--seconds", "--warm-up", "--callers", "--connections", PostgresChoice.OPTION, "--json");

    static GrowthOptions parse(List<String> commandLine) {
        var arguments = Arguments.parse(commandLine, NAMES);
        return new GrowthOptions(
                arguments.number("--messages", 1_000_000, 100_000, 100_000_000),
                Duration.ofSeconds(arguments.number("--seconds", 10, 1, 3600)),
                Duration.ofSeconds(arguments.number("--warm-up", 25, 1, 3600)),
                arguments.number("--callers", 2, 1, 256),
                arguments.number("--connections", 64, 1, 4096),
                PostgresChoice.of(arguments),
                arguments.file("--json"));
    }
}
