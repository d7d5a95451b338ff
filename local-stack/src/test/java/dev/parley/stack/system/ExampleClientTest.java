package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `docs/examples` are written from the seeds, and from PROTOCOL.md, alone. They need Node, and its `ws`
/// where Node brings no
/// WebSocket of its own.
class ExampleClientTest {
    @TempDir
    Path folder;

    @Test
    void theExampleClientDoesEveryOperationOfTheSeeds() throws Exception {
        var script = folder.resolve("avai-client.mjs");
        Files.copy(Project.root().resolve("docs/examples/avai-client.mjs"), script);
        assumeTrue(hasWebSocket(), "Node with a WebSocket is not to be had here");
        var stack = SharedStack.get();
        var token = stack.person("node").token();
        assertEquals(0, run("node", script.toString(), stack.webSocket(1).toString(), token), this::output);
        assertTrue(output().contains("everything works"), this::output);
    }

    @Test
    void theExampleClientDoesEveryCommandOfParleyOnTwoGateways() throws Exception {
        var script = folder.resolve("parley-client.mjs");
        Files.copy(Project.root().resolve("docs/examples/parley-client.mjs"), script);
        assumeTrue(hasWebSocket(), "Node with a WebSocket is not to be had here");
        var stack = NewcomersStack.get();
        var run = run(
                "node",
                script.toString(),
                stack.http(1, "/parley").toString().replace("http", "ws"),
                stack.http(2, "/parley").toString().replace("http", "ws"),
                stack.token("example-alice", "Alice"),
                stack.token("example-bob", "Bob"));
        assertEquals(0, run, this::output);
        assertTrue(output().contains("everything works"), this::output);
    }

    private boolean hasWebSocket() throws Exception {
        try {
            return run("node", "-e", "process.exit(globalThis.WebSocket ? 0 : 1)") == 0
                    || run("npm", "install", "--no-audit", "--no-fund", "--silent", "ws@8") == 0;
        } catch (IOException noNode) {
            return false;
        }
    }

    private int run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(outputFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private File outputFile() {
        return folder.resolve("output").toFile();
    }

    private String output() {
        try {
            return Files.readString(outputFile().toPath());
        } catch (IOException none) {
            return "";
        }
    }
}
