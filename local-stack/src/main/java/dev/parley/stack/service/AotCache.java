package dev.parley.stack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// What the JVM learnt about a service in a rehearsal (classes loaded and linked, methods that matter), kept beside its
/// jar: with it the service starts in less than half the time. Good for exactly that jar and that JVM.
public record AotCache(Path jar) {
    Path file() {
        return jar.resolveSibling("app.aot");
    }

    private Path recording() {
        return jar.resolveSibling("app.aotconf");
    }

    /// A cache older than its jar belongs to an earlier build.
    public boolean isCurrent() {
        try {
            return Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException noCache) {
            return false;
        }
    }

    List<String> use() {
        return isCurrent() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    /// Options under which a run is recorded.
    public String record() {
        return "-XX:AOTMode=record -XX:AOTConfiguration=" + recording();
    }

    public void forget() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(recording());
    }

    /// Makes the cache of what was recorded.
    public void create() throws IOException {
        var fresh = jar.resolveSibling("app.aot.new");
        var command = new ArrayList<>(List.of(Services.javaProgram()));
        command.addAll(Services.JAVA_OPTIONS);
        command.addAll(List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recording(),
                "-XX:AOTCache=" + fresh,
                "-jar",
                jar.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the JVM could not make a cache of " + jar.getParent());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Files.delete(recording());
        Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
    }
}
