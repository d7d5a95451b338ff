package dev.parley.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of the benchmark's, its output in a file.
public final class Child {
    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    public static Child start(List<String> command, Path folder, Map<String, String> environment, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    /// Runs a command that ends by itself, and well.
    public static void runToEnd(List<String> command, Path log, Duration limit)
            throws IOException, InterruptedException {
        var child = start(command, log.getParent(), Map.of(), log);
        if (!child.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            child.process.destroyForcibly();
            throw new IOException(command.getFirst() + " took longer than " + limit.toSeconds() + " s");
        }
        if (child.process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + child.lastLines());
        }
    }

    public void awaitLine(String text, Duration limit) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!Files.readString(log).contains(text)) {
            if (!process.isAlive()) {
                throw new IOException("it ended before saying \"" + text + "\": " + lastLines());
            }
            if (System.nanoTime() > deadline) {
                process.destroy();
                throw new IOException("no \"" + text + "\" within " + limit.toSeconds() + " s: " + lastLines());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// SIGTERM.
    public void terminate(Duration limit) {
        process.destroy();
        awaitEnd(limit);
    }

    /// SIGINT: for PostgreSQL a fast shutdown.
    public void interrupt(Duration limit) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
        awaitEnd(limit);
    }

    private void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastLines() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
