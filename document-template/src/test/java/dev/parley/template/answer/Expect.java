package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the tests of every reader ask.
final class Expect {
    private static final List<String> PIECES = List.of(
            " ",
            "a",
            "1",
            "-",
            "(",
            "1 ",
            "1,",
            "1.",
            "1'",
            "a@",
            "@",
            "a.",
            "1/",
            "3 march ",
            "next ",
            "in 1 ",
            "yes ",
            "no, ",
            "one ",
            "hundred and ",
            "twenty-",
            "$",
            "eur ",
            "1k",
            "and ",
            "except ",
            "berlin ",
            "berlim, ",
            "b b ",
            "the second ",
            "\uFDFA",
            "\u0301",
            "\uD800",
            "'",
            "of ",
            "please ",
            "9");

    /// Of a processor's time: how long one waits for it is the machine's affair.
    private static final Duration LONG = Duration.ofSeconds(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Expect() {}

    static <T> T meant(ParseResult<T> parseResult) {
        return switch (parseResult) {
            case ParseResult.Meant<T>(T value) -> value;
            case ParseResult.Unclear<T>(String reason) -> fail(reason);
        };
    }

    static String unclear(ParseResult<?> parseResult) {
        String reason =
                parseResult instanceof ParseResult.Unclear<?>(String why) ? why : fail("understood as " + parseResult);
        assertTrue(reason.length() > 20 && reason.length() < 800 && reason.matches("(?s)[A-Z].*[.?]"), reason);
        return reason;
    }

    static void unclear(ParseResult<?> parseResult, String about) {
        String reason = unclear(parseResult);
        assertTrue(reason.contains(about), reason);
    }

    /// Neither fails nor takes long, whatever somebody sends.
    static void survives(Consumer<String> reader) {
        Stream<String> hostile = PIECES.stream()
                .flatMap(piece -> Stream.of(100, 480, 1990, 10_000)
                        .flatMap(length -> Stream.of("", "x", "3 march 2027")
                                .map(end -> piece.repeat(Math.max(1, length / piece.length())) + end)));
        Stream.concat(Stream.of(null, "", " ", "\u0000", "\uFEFF"), hostile)
                .forEach(text -> assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                    var before = THREADS.getCurrentThreadCpuTime();
                    reader.accept(text);
                    var took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
                    assertTrue(took.compareTo(LONG) < 0, () -> "took " + took);
                }));
    }
}
