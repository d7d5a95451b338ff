package dev.parley.bench.system;

import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Usage;
import dev.parley.bench.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The whole of Parley as `./parley start` runs it, on a database of the benchmark's and without any AI.
public final class ParleyStack implements Measured {
    private final Path root;
    private final Path home;
    private final Path data;
    private final int port;
    private final PostgresServer postgres;
    private final Processes processes;
    private final Child launcher;

    private ParleyStack(Path root, Path home, int port, PostgresServer postgres, Processes processes, Child launcher) {
        this.root = root;
        this.home = home;
        this.data = home.resolve("data");
        this.port = port;
        this.postgres = postgres;
        this.processes = processes;
        this.launcher = launcher;
    }

    public static ParleyStack start(Path root, PostgresServer postgres, Processes processes)
            throws IOException, InterruptedException {
        var home = Files.createTempDirectory("parley-bench-stack");
        var port = Ports.free();
        var environment = Map.of(
                "DATABASE_URL", postgres.database("parley").toString(),
                "DEV_CANISTER", "off",
                "GATEWAY_LIMITS_AI_MESSAGES_PER_MINUTE", "0",
                "GATEWAY_LIMITS_FRAMES_PER_MINUTE", "0");
        var command = List.of(
                root.resolve("parley").toString(),
                "start",
                "--port",
                Integer.toString(port),
                "--data",
                home.resolve("data").toString());
        var launcher = Child.start(command, root, environment, home.resolve("launcher.log"));
        launcher.awaitLine("Parley is ready", Duration.ofMinutes(10));
        return new ParleyStack(root, home, port, postgres, processes, launcher);
    }

    /// One person's token for each number, from the stack's own issuer.
    public List<String> tokens(int count) throws InterruptedException, ExecutionException {
        try (var two = Executors.newFixedThreadPool(2)) {
            var waiting = IntStream.range(0, count)
                    .mapToObj(i -> two.submit((Callable<String>) () -> token("bench-" + i)))
                    .toList();
            var tokens = new ArrayList<String>();
            for (var token : waiting) {
                tokens.add(token.get());
            }
            return tokens;
        }
    }

    private String token(String subject) throws IOException {
        var command = List.of(
                root.resolve("parley").toString(),
                "token",
                "--sub",
                subject,
                "--name",
                subject,
                "--expires-in",
                "4h",
                "--data",
                data.toString());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var token = new String(process.getInputStream().readAllBytes()).trim();
        if (token.chars().filter(c -> c == '.').count() != 2) {
            throw new IOException("./parley token gave no token");
        }
        return token;
    }

    /// The public keys of the stack's issuer, for a server that is to accept the same tokens.
    public Path publicKeys() {
        return data.resolve("issuer/jwks.json");
    }

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public URI webSocket() {
        return URI.create("ws://localhost:" + port + "/ws");
    }

    @Override
    public Map<String, Supplier<Usage>> parts() {
        var parts = new LinkedHashMap<String, Supplier<Usage>>();
        for (var service : List.of("gateway-1", "session-1", "ai-bridge-1", "redis")) {
            parts.put(service, () -> pid(service).map(processes::alone).orElseGet(Usage::none));
        }
        parts.put("postgresql", () -> processes.withDescendants(postgres.pid()));
        parts.put("launcher", () -> processes.alone(launcher.pid()));
        return parts;
    }

    private Optional<Long> pid(String service) {
        try {
            return Optional.of(
                    Long.parseLong(Files.readString(data.resolve("run").resolve(service + ".pid"))
                            .trim()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        launcher.terminate(Duration.ofSeconds(30));
        Folders.delete(home);
    }
}
