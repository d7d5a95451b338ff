package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final List<List<String>> COLUMNS = List.of(
            List.of(),
            List.of("--pace-ms", "20"),
            List.of("--connections", "20000", "--messages", "500", "--listeners", "5", "--pod-gib", "0.75"));

    @Test
    void theTableIsWhatTheCalculatorSays() throws Exception {
        assumeTrue(isThere("node"), "There is no Node here");
        var columns = new ArrayList<List<String>>();
        for (var options : COLUMNS) {
            columns.add(computed(options));
        }

        var rows = SourceTree.text(SourceTree.HOME.resolve("docs/scaling.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("|---|--:|"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        for (var column = 0; column < columns.size(); column++) {
            var said = new ArrayList<String>();
            for (var row : rows) {
                var cells = row.split("\\|");
                said.add("|" + cells[1] + "|" + cells[column + 2] + "|");
            }
            assertEquals(columns.get(column), said);
        }
    }

    private static List<String> computed(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", "docs/examples/capacity.mjs"));
        command.addAll(options);
        var process = new ProcessBuilder(command)
                .directory(SourceTree.HOME.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().toList();
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }
}
