package dev.parley.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Runs the tests of the page's scripts, which need Node.
class ConsoleScriptsTest {
    @Test
    void theScriptsTestsPass() throws IOException, InterruptedException {
        assumeTrue(nodeIsThere(), "Node is not installed");
        var node = new ProcessBuilder("node", "--test", "src/test/javascript/")
                .redirectErrorStream(true)
                .start();
        var output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, node.waitFor(), output);
    }

    private static boolean nodeIsThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
