package dev.parley.soak.stack;

import dev.parley.soak.client.PublicAddress;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A whole Parley of packaged services, as `./parley start` runs it, with data of its own.
public final class ParleyStack implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration BACK = Duration.ofSeconds(60);
    /// What k8s/base gives each of them, less what it waits before SIGTERM.
    private static final Duration DRAIN = Duration.ofSeconds(25);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Path data;
    private final int port;
    private final int gateways;
    private final Path output;
    private final Process launcher;
    private boolean kept;

    private ParleyStack(Path data, int port, int gateways, Path output, Process launcher) {
        this.data = data;
        this.port = port;
        this.gateways = gateways;
        this.output = output;
        this.launcher = launcher;
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
    }

    /// Starts one with a single session-service and AI bridge.
    public static ParleyStack start(Path data, int port, int gateways, Map<String, String> settings) {
        return start(data, port, Size.ofGateways(gateways), settings);
    }

    /// Starts it in a folder that there is already, and waits until it says that it is ready.
    public static ParleyStack start(Path data, int port, Size size, Map<String, String> settings) {
        try {
            var output = Files.createTempFile("parley-soak", ".out");
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dparley.home=" + Project.root(),
                            "-jar",
                            Project.root()
                                    .resolve("local-stack/target/local-stack.jar")
                                    .toString(),
                            "start",
                            "--port",
                            Integer.toString(port),
                            "--gateways",
                            Integer.toString(size.gateways()),
                            "--session-services",
                            Integer.toString(size.sessionServices()),
                            "--ai-bridges",
                            Integer.toString(size.aiBridges()),
                            "--data",
                            data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(settings);
            var stack = new ParleyStack(data, port, size.gateways(), output, builder.start());
            Await.until("Parley is ready", START, () -> {
                if (!stack.launcher.isAlive()) {
                    throw new IllegalStateException("the launcher ended: " + stack.output());
                }
                return stack.output().contains("Parley is ready");
            });
            return stack;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public List<PublicAddress> gateways() {
        return IntStream.range(port, port + gateways)
                .mapToObj(PublicAddress::new)
                .toList();
    }

    /// Where an inner process of the stack in this folder listens. Looked up each time: known only once it starts.
    public static URI address(Path data, String process) {
        return URI.create(addresses(data).getProperty(process));
    }

    private static Properties addresses(Path data) {
        try {
            var addresses = new Properties();
            addresses.load(new StringReader(Files.readString(data.resolve("addresses.properties"))));
            return addresses;
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /// Which process has which number now, the launcher itself left out.
    public Map<String, Long> pids() {
        var pids = new TreeMap<String, Long>();
        try (var files = Files.list(data.resolve("run"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".pid") && !file.startsWith("parley"))
                    .map(file -> file.replace(".pid", ""))
                    .forEach(process -> pids.put(process, pid(process)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pids;
    }

    /// Where its processes write their logs.
    public Path logs() {
        return data.resolve("log");
    }

    /// Whether it has told where this listens.
    public boolean knows(String process) {
        return addresses(data).containsKey(process);
    }

    /// Where an inner process listens.
    public URI address(String process) {
        return address(data, process);
    }

    private long pid(String process) {
        try {
            return Long.parseLong(
                    Files.readString(data.resolve("run/" + process + ".pid")).trim());
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /// SIGKILL, whoever it is.
    public void kills(String process) {
        var handle = ProcessHandle.of(pid(process)).orElseThrow();
        handle.destroyForcibly();
        Await.until(process + " is dead", Duration.ofSeconds(5), () -> !handle.isAlive());
    }

    /// SIGTERM, as a cluster that replaces it sends it. How long it took until it had ended.
    public Duration isAskedToEnd(String process) {
        var handle = ProcessHandle.of(pid(process)).orElseThrow();
        handle.destroy();
        return Await.until(process + " has ended", DRAIN, () -> !handle.isAlive());
    }

    /// SIGSTOP, also to its children.
    public void stops(String process) {
        signals("STOP", process);
    }

    /// SIGCONT: the end of [#stops].
    public void goesOn(String process) {
        signals("CONT", process);
    }

    /// Java itself can send TERM and KILL only.
    private void signals(String signal, String process) {
        var handle = ProcessHandle.of(pid(process)).orElseThrow();
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(handle), handle.descendants())
                .map(one -> Long.toString(one.pid()))
                .forEach(command::add);
        try {
            // A child may have ended in between: no reason to fail.
            new ProcessBuilder("sh", "-c", String.join(" ", command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// How often the launcher has said that it started this process anew and that it is ready.
    public long returns(String process) {
        return Pattern.compile("(?m)^ *" + process + " +is back ")
                .matcher(output())
                .results()
                .count();
    }

    /// How long it took until it was ready once more.
    public Duration isBack(String process, long returnsBefore) {
        return Await.until(process + " is back", BACK, () -> returns(process) > returnsBefore);
    }

    public Memory memory() {
        return Memory.of(pids());
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// What its processes wrote, for whoever looks into a failure.
    public void keepsLogs(Path folder) {
        try (var logs = Files.list(data.resolve("log"))) {
            Files.createDirectories(folder);
            Files.copy(output, folder.resolve("launcher.log"), StandardCopyOption.REPLACE_EXISTING);
            for (var log : logs.toList()) {
                Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public boolean keepsData() {
        return kept;
    }

    /// What it has stored and written outlives it.
    ///
    /// @return the folder it lies in
    public Path isKept() {
        kept = true;
        return data;
    }

    /// Its processes end; what they stored and wrote stays.
    public void ends() {
        try {
            launcher.destroy();
            if (!launcher.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                launcher.destroyForcibly();
                throw new IllegalStateException("the launcher did not stop: " + output());
            }
        } catch (InterruptedException interrupted) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Stops it and forgets its data, unless they are kept.
    @Override
    public void close() {
        try {
            ends();
        } finally {
            if (!kept) {
                forget();
            }
        }
    }

    private void forget() {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Files.delete(output);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
