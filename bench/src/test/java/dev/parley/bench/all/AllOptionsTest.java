package dev.parley.bench.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllOptionsTest {
    @TempDir
    private Path tree;

    @Test
    void runsEverythingBesideItsReferencesInThreeRoundsUnlessToldOtherwise() {
        var options = parse("");
        assertEquals(3, options.rounds());
        assertEquals(Catalogue.names(), options.benchmarks());
        assertTrue(options.parley());
        assertTrue(options.references());
    }

    @Test
    void runsSomeBenchmarksInTheirOrder() {
        var options = parse("--only idle,append --rounds 5");
        assertEquals(List.of("append", "idle"), options.benchmarks());
        assertEquals(5, options.rounds());
        assertTrue(options.references());
    }

    @Test
    void runsOneSideOnly() {
        var options = parse("--only parley,append");
        assertEquals(List.of("append"), options.benchmarks());
        assertTrue(options.parley());
        assertFalse(options.references());
        assertFalse(parse("--only reference").parley());
        assertEquals(Catalogue.names(), parse("--only reference").benchmarks());
    }

    @Test
    void putsAnotherBuildInThePlaceOfTheReferences() throws IOException {
        var jar = tree.resolve("gateway-service/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        Files.createFile(tree.resolve("parley"));
        var options = parse("--against " + tree + " --only append");
        assertEquals(Optional.of(tree), options.against());
        assertTrue(options.parley());
        assertFalse(options.references());
    }

    @Test
    void saysWhatToDoWithATreeThatIsNotBuilt() {
        var refused = assertThrows(IllegalArgumentException.class, () -> parse("--against " + tree));
        assertTrue(refused.getMessage().endsWith("Run ./parley start in it once"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds 0", "--only nothing", "--seconds x", "--what 1", "--json", "--postgres other"})
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThrows(IllegalArgumentException.class, () -> parse(line));
    }

    @Test
    void givesTheSameWarmUpToAllThatCountInSeconds() throws IOException {
        var options = parse("--warm-up 200 --seconds 10");
        for (var name : List.of("append", "fanout", "token", "documents")) {
            try (var workload = Catalogue.workload(name, options, System.out)) {
                assertTrue(workload.expected().toSeconds() > 200, name);
                assertFalse(workload.headlines().isEmpty(), name);
            }
        }
    }

    private static AllOptions parse(String line) {
        return AllOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), Catalogue.names());
    }
}
