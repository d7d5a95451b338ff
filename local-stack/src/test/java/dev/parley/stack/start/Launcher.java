package dev.parley.stack.start;

import dev.parley.stack.Heard;
import dev.parley.stack.Main;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher as a process of its own, as `./parley` runs it.
final class Launcher implements AutoCloseable {
    final Heard heard = new Heard();
    final Process process;

    Launcher(Path home, Map<String, String> settings, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dparley.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().putAll(settings);
        process = builder.start();
        heard.listenTo(process.getInputStream());
    }

    /// What it said in all, once it has ended by itself.
    String lastWords() throws InterruptedException {
        heard.awaitEnd(Duration.ofSeconds(30));
        return heard.text();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /// Asks it to stop and tells how long it took.
    Duration stop() throws InterruptedException {
        var begun = System.nanoTime();
        // Not Process.destroy(): that stops listening, too.
        process.toHandle().destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        process.destroyForcibly();
    }
}
