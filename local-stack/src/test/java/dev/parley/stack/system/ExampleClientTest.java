package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `docs/examples` are written from docs/protocol.md and docs/dialects alone. They need Node 20 or
/// later, which brings a WebSocket.
class ExampleClientTest {
    private static final List<String> NDA = List.of(
            "Acme Ltd",
            "Ann Lee",
            "both parties",
            "HRB 1234",
            "HRB 5678",
            "legal@acme.example",
            "it is ann@lee.example",
            "To find out whether we build a boat together.",
            "3 March 2031",
            "skip",
            "no",
            "none",
            "Ireland",
            "no");

    /// Later ones need none, and take it.
    private static final String NODE_20 = "--experimental-websocket";

    @TempDir
    Path folder;

    @Test
    void theClientOfTheReadmeHearsTheWholeAnswer() throws Exception {
        var script = folder.resolve("hello.mjs");
        Files.copy(Project.root().resolve("docs/examples/hello.mjs"), script);
        assumeTrue(hasWebSocket(), "Node with a WebSocket is not to be had here");
        var stack = NewcomersStack.get();
        var socket = stack.http(1, "/parley").toString().replace("http", "ws");
        var run = run("node", NODE_20, script.toString(), stack.token("example-hello", "Hello"), socket);
        assertEquals(0, run, this::output);
        assertTrue(output().contains("Text run as code"), this::output);
    }

    @Test
    void theExampleClientDoesEveryOperationOfAvai() throws Exception {
        var script = folder.resolve("avai-client.mjs");
        Files.copy(Project.root().resolve("docs/examples/avai-client.mjs"), script);
        assumeTrue(hasWebSocket(), "Node with a WebSocket is not to be had here");
        var stack = SharedStack.get();
        var token = stack.person("node").token();
        assertEquals(
                0, run("node", NODE_20, script.toString(), stack.webSocket(1).toString(), token), this::output);
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
                NODE_20,
                script.toString(),
                stack.http(1, "/parley").toString().replace("http", "ws"),
                stack.http(2, "/parley").toString().replace("http", "ws"),
                stack.token("example-alice", "Alice"),
                stack.token("example-bob", "Bob"));
        assertEquals(0, run, this::output);
        assertTrue(output().contains("everything works"), this::output);
    }

    @Test
    void theExampleClientFillsInADocument() throws Exception {
        var script = folder.resolve("documents-client.mjs");
        Files.copy(Project.root().resolve("docs/examples/documents-client.mjs"), script);
        assumeTrue(hasWebSocket(), "Node with a WebSocket is not to be had here");
        Files.write(folder.resolve("input"), NDA);
        var stack = SharedStack.get();
        var base = stack.http(1, "").toString();
        var run = run(
                "node", NODE_20, script.toString(), base, stack.person("node").token(), "mutual-nda", "pdf");
        assertEquals(0, run, this::output);
        assertTrue(output().contains("What is the full name of the first party?"), this::output);
        assertTrue(
                Files.readString(folder.resolve("Mutual non-disclosure agreement.pdf"), StandardCharsets.ISO_8859_1)
                        .startsWith("%PDF-"),
                this::output);
    }

    private boolean hasWebSocket() throws Exception {
        try {
            return run("node", NODE_20, "-e", "process.exit(globalThis.WebSocket ? 0 : 1)") == 0;
        } catch (IOException noNode) {
            return false;
        }
    }

    private int run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(outputFile())
                .redirectInput(inputFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /// What somebody types.
    private File inputFile() throws IOException {
        var input = folder.resolve("input");
        if (Files.notExists(input)) {
            Files.createFile(input);
        }
        return input.toFile();
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
