package dev.parley.stack.system;

import dev.parley.stack.PostgresCluster;
import dev.parley.stack.PostgresPrograms;
import dev.parley.stack.issuer.TestTokens;
import dev.parley.test.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// A whole Parley, started as one starts it: the launcher as a process of its own, and below it the packaged services,
/// PostgreSQL and Redis; on free ports and a data folder of its own.
final class StackUnderTest implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final StackSettings settings;
    private final int port;
    private final Path output;
    private final Process launcher;

    private StackUnderTest(StackSettings settings, int port, Path output, Process launcher) {
        this.settings = settings;
        this.port = port;
        this.output = output;
        this.launcher = launcher;
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
    }

    /// Starts it and waits until it says that it is ready.
    static StackUnderTest start(StackSettings settings) {
        var stack = launch(settings);
        Await.until(
                "Parley is ready",
                START,
                () -> !stack.launcher.isAlive() || stack.output().contains("Parley is ready"));
        if (!stack.launcher.isAlive()) {
            throw new AssertionError("the launcher ended: " + stack.output());
        }
        return stack;
    }

    static StackUnderTest launch(StackSettings settings) {
        try {
            var port = FreePorts.inARow(settings.gateways());
            var output = Files.createTempFile("parley-system-test", ".out");
            PostgresCluster.lend(settings.data().resolve("postgres"));
            PostgresPrograms.lend(settings.data().resolve("postgres"));
            var builder = new ProcessBuilder(command(
                            "start",
                            "--port",
                            Integer.toString(port),
                            "--gateways",
                            Integer.toString(settings.gateways()),
                            "--data",
                            settings.data().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(settings.environment());
            return new StackUnderTest(settings, port, output, builder.start());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the script has it.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m"));
        command.addAll(FreePorts.ofALauncher());
        command.addAll(List.of(
                "-jar",
                Project.root().resolve("local-stack/target/local-stack.jar").toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    URI webSocket(int gateway) {
        return URI.create("ws://localhost:%d/ws".formatted(port(gateway)));
    }

    /// Of a socket at this path.
    URI address(int gateway, String path) {
        return URI.create("ws://localhost:" + port(gateway) + path);
    }

    URI http(int gateway, String path) {
        return URI.create("http://localhost:%d%s".formatted(port(gateway), path));
    }

    /// A page for machines.
    URI management(String process, String path) {
        return URI.create(address(process + ".management") + path);
    }

    /// Where an inner process listens.
    String address(String process) {
        var addresses = new Properties();
        try (var in = Files.newBufferedReader(settings.data().resolve("addresses.properties"))) {
            addresses.load(in);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return addresses.getProperty(process);
    }

    /// Gateways count from 1.
    int port(int gateway) {
        return port + gateway - 1;
    }

    Person person(String name) {
        return Person.named(name, this);
    }

    String token(String subject, String name) {
        return token(subject, name, Duration.ofHours(1));
    }

    String token(String subject, String name, Duration lifetime) {
        return TestTokens.of(settings.data(), subject, name, lifetime);
    }

    /// As a person gets one: from the command line.
    String tokenOfTheCommand(String subject) {
        return ofTheCommand("token", "--sub", subject);
    }

    /// What a command says of this stack.
    String ofTheCommand(String... arguments) {
        try {
            var command = command(arguments);
            command.addAll(List.of("--data", settings.data().toString()));
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes()).trim();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    long pid(String child) {
        try {
            return Long.parseLong(Files.readString(settings.data().resolve("run/" + child + ".pid"))
                    .trim());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// SIGKILL; returns the pid that is no more.
    long kills(String child) {
        var pid = pid(child);
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        Await.until(child + " is dead", Duration.ofSeconds(5), () -> !process.isAlive());
        return pid;
    }

    /// Waits until the launcher has started it anew.
    void isBack(String child, long deadPid) {
        Await.until(child + " is back", Duration.ofSeconds(60), () -> {
            var pid = pid(child);
            return pid != deadPid
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        });
    }

    List<ProcessHandle> children() {
        return launcher.descendants().toList();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// What each process has written so far.
    List<Path> logs() throws IOException {
        try (var logs = Files.list(settings.data().resolve("log"))) {
            return logs.toList();
        }
    }

    StackSettings settings() {
        return settings;
    }

    /// SIGTERM, as Ctrl-C or a service manager would.
    void terminate() {
        launcher.destroy();
    }

    boolean hasEnded(Duration limit) {
        try {
            return launcher.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    int exitCode() {
        return launcher.exitValue();
    }

    /// Stops it and keeps its data.
    void stops() {
        terminate();
        if (!hasEnded(STOP)) {
            launcher.destroyForcibly();
            throw new AssertionError("the launcher did not stop within " + STOP.toSeconds() + " s: " + output());
        }
    }

    /// Stops it and forgets its data; what its processes wrote stays for whoever looks into a failure.
    @Override
    public void close() {
        try {
            stops();
        } finally {
            keepLogs();
            forgetData();
        }
    }

    private void keepLogs() {
        var kept = Project.root().resolve("local-stack/target/system-logs/stack-" + port);
        try {
            Files.createDirectories(kept);
            Files.copy(output, kept.resolve("launcher.log"), StandardCopyOption.REPLACE_EXISTING);
            for (var log : logs()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void forgetData() {
        try (var files = Files.walk(settings.data())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Files.delete(output);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
