package dev.parley.bench.append;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the command line of `bench append` asks for.
public record AppendOptions(
        Duration measured,
        Duration warmUp,
        List<Rate> rates,
        int connections,
        int contentLength,
        PostgresChoice postgres,
        boolean parley,
        boolean reference,
        Optional<Path> json) {

    /// Where the database of both sides comes from.
    public enum PostgresChoice {
        SYSTEM,
        EMBEDDED,
        SYSTEM_IF_THERE
    }

    public static final String HELP = """
            ./parley bench append [options]

            Starts a Parley stack of its own (temporary data, free ports, AI off), signs people in, and sends
            send_message frames: at fixed rates as an open loop, each latency measured from the moment the message
            should have been sent until its message_sent has come; then as many as it takes. A plain Node server of
            the same job is measured the same way in the same run.

              --seconds N          seconds measured at each rate                    (20)
              --warm-up N          seconds of full load before anything is measured (25)
              --rate LIST          messages a second; max = saturation              (500,2000,max)
              --connections N      people, each with one connection and one thread  (64)
              --content N          characters in a message                          (120)
              --postgres WHICH     system | embedded                                (system if there, 15 or newer)
              --only WHICH         parley | reference                               (both)
              --json FILE          also write the figures as JSON
              --help               this text
            """;

    public static AppendOptions parse(List<String> arguments) {
        var measured = 20;
        var warmUp = 25;
        var rates = "500,2000,max";
        var connections = 64;
        var contentLength = 120;
        var postgres = PostgresChoice.SYSTEM_IF_THERE;
        var only = "";
        Optional<Path> json = Optional.empty();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            var value = arguments.get(i + 1);
            switch (name) {
                case "--seconds" -> measured = number(name, value);
                case "--warm-up" -> warmUp = number(name, value);
                case "--rate" -> rates = value;
                case "--connections" -> connections = number(name, value);
                case "--content" -> contentLength = number(name, value);
                case "--postgres" -> postgres = oneOf(name, value, PostgresChoice.SYSTEM, PostgresChoice.EMBEDDED);
                case "--only" -> only = value;
                case "--json" -> json = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("Unknown option " + name);
            }
        }
        if (!List.of("", "parley", "reference").contains(only)) {
            throw new IllegalArgumentException("--only takes parley or reference, not " + only);
        }
        if (measured < 1 || warmUp < 0 || connections < 1 || connections > 4096) {
            throw new IllegalArgumentException("--seconds takes 1 or more, --connections 1 to 4096");
        }
        if (contentLength < 1 || contentLength > 10_000) {
            throw new IllegalArgumentException("--content takes 1 to 10000 characters");
        }
        return new AppendOptions(
                Duration.ofSeconds(measured),
                Duration.ofSeconds(warmUp),
                Arrays.stream(rates.split(",")).map(Rate::parse).toList(),
                connections,
                contentLength,
                postgres,
                !only.equals("reference"),
                !only.equals("parley"),
                json);
    }

    static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " takes a number, not " + value);
        }
    }

    private static PostgresChoice oneOf(String name, String value, PostgresChoice... allowed) {
        return Arrays.stream(allowed)
                .filter(choice -> choice.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " takes system or embedded, not " + value));
    }
}
