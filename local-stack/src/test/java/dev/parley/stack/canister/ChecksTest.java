package dev.parley.stack.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChecksTest {
    private final Examination examination = new Examination(Checks.ALL);

    @TestFactory
    Stream<DynamicTest> everyCheckFindsItsLinesAndLeavesTheNearMissesAlone() {
        return Checks.ALL.stream().flatMap(check -> {
            var samples = Samples.of(check);
            return Stream.concat(
                    samples.found.stream()
                            .map(line -> dynamicTest(
                                    check.name() + " finds: " + line,
                                    () -> assertTrue(names(line).contains(check.name())))),
                    samples.missed.stream()
                            .map(line -> dynamicTest(
                                    check.name() + " leaves alone: " + line,
                                    () -> assertFalse(names(line).contains(check.name())))));
        });
    }

    @Test
    void proseIsNoCode() {
        assertEquals(List.of(), names("""
                Hello! How do I select a password hash from the many there are, and is eval() as bad as people say?
                Please update the page and set the token. My system (a Mac) gets slow; I deleted from it what I could.
                Is MD5 still fine? What does curl do with certificates?"""));
    }

    @Test
    void commentsAreNotExamined() {
        assertEquals(List.of(), names("// eval(input)\n# os.system(cmd)\n * gets(buffer)\n-- x"));
    }

    @Test
    void tellsTheLinesAndWithSeveralMessagesWhichOne() {
        var one = examination.of(List.of("int x;\ngets(a);\n\ngets(b);"));
        var two = examination.of(List.of("int x;", "gets(a);"));

        assertEquals(List.of("line 2", "line 4"), one.getFirst().places());
        assertEquals(List.of("message 2, line 1"), two.getFirst().places());
    }

    @Test
    void aHugeHostileTextIsExaminedQuickly() {
        var quotes = "\"select from ".repeat(20_000);
        var lines = ("f\"select " + "x ".repeat(600) + "\n").repeat(500);

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> examination.of(List.of(quotes, lines)));
    }

    private List<String> names(String text) {
        return examination.of(List.of(text)).stream()
                .map(finding -> finding.check().name())
                .toList();
    }

    /// The lines of `checks/<name>.txt`: `+` must be found, `-` must not.
    private record Samples(List<String> found, List<String> missed) {
        static Samples of(Check check) {
            var name = check.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".txt";
            var samples = new Samples(new ArrayList<>(), new ArrayList<>());
            try (var file = ChecksTest.class.getResourceAsStream("/checks/" + name)) {
                Assertions.assertNotNull(file, "there are no samples in checks/" + name);
                for (var line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    (line.startsWith("+ ") ? samples.found : samples.missed).add(line.substring(2));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertTrue(samples.found.size() >= 2 && samples.missed.size() >= 2, name + " has too few samples");
            return samples;
        }
    }
}
