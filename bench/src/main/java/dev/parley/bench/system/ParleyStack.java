package dev.parley.bench.system;

import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Usage;
import dev.parley.bench.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/// The whole of Parley as `./parley start` runs it, on a database of the benchmark's, without limits and, unless
/// told otherwise, without any AI.
public final class ParleyStack implements Measured {
    private static final Map<String, String> LIMITS_LIFTED = Map.ofEntries(
            Map.entry("GATEWAY_LIMITS_AI_MESSAGES_PER_MINUTE", "0"),
            Map.entry("GATEWAY_LIMITS_STRANGERS_OF_ADDRESS", "0"),
            Map.entry("GATEWAY_LIMITS_PEOPLE_MESSAGES_PER_SECOND", "0"),
            Map.entry("GATEWAY_LIMITS_TEXT_BYTES_PER_SECOND", "0"),
            Map.entry("GATEWAY_LIMITS_COMMANDS_PER_SECOND", "0"),
            Map.entry("GATEWAY_LIMITS_CONNECTIONS_PER_MINUTE", "0"),
            Map.entry("GATEWAY_TRANSPORT_MAX_CONNECTIONS_OF_ADDRESS", "100000"),
            Map.entry("GATEWAY_LIMITS_FRAMES_PER_MINUTE", "0"),
            Map.entry("SESSION_CONTACT_STRANGERS_PER_MINUTE", "0"),
            Map.entry("SESSION_CONTACT_STRANGERS_PER_DAY", "0"),
            Map.entry("SESSION_CONTACT_SAME_PERSON_PER_DAY", "0"));

    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(3);

    /// The indexer leaves messages of the last fifteen seconds alone (`session.search.overlap`).
    private static final String UNINDEXED = """
            select exists (
                select from message m, search_position s
                where m.id > s.position and m.created_at < now() - interval '20 s')""";

    private final Path home;
    private final Path data;
    private final int port;
    private final PostgresServer postgres;
    private final Processes processes;
    private final Child launcher;

    private ParleyStack(Path home, int port, PostgresServer postgres, Processes processes, Child launcher) {
        this.home = home;
        this.data = home.resolve("data");
        this.port = port;
        this.postgres = postgres;
        this.processes = processes;
        this.launcher = launcher;
    }

    /// @param settings further ones of the stack, beside those that lift the limits
    public static ParleyStack start(
            Path root, PostgresServer postgres, Processes processes, Map<String, String> settings)
            throws IOException, InterruptedException {
        var home = Files.createTempDirectory("parley-bench-stack");
        var port = Ports.free();
        var environment = new HashMap<>(LIMITS_LIFTED);
        environment.put("DATABASE_URL", postgres.database("parley").toString());
        environment.put("DEV_CANISTER", "off");
        environment.putAll(settings);
        var command = List.of(
                root.resolve("parley").toString(),
                "start",
                "--port",
                Integer.toString(port),
                "--data",
                home.resolve("data").toString());
        var launcher = Child.start(command, root, environment, home.resolve("launcher.log"));
        launcher.awaitLine("Parley is ready", Duration.ofMinutes(10));
        return new ParleyStack(home, port, postgres, processes, launcher);
    }

    /// Signs for the stack's own issuer.
    public TokenMint mint() throws IOException {
        return TokenMint.of(data.resolve("issuer/private-key.json"));
    }

    /// Where one of its inner processes listens.
    public URI inner(String name) throws IOException {
        var addresses = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("addresses.properties"))) {
            addresses.load(file);
        }
        return URI.create(addresses.getProperty(name));
    }

    /// What its services sign their calls to each other with.
    public String internalSecret() throws IOException {
        return Files.readString(data.resolve("internal-token-secret")).strip();
    }

    /// As one whom no rule binds.
    public Connection database() throws SQLException {
        return postgres.connect("parley");
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
    public URI address(String path) {
        return URI.create("ws://localhost:" + port + path);
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

    @Override
    public long serverPid() {
        return pid("gateway-1").orElseThrow();
    }

    /// By the JDK's own tool.
    @Override
    public void collectGarbage() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Child.runToEnd(
                List.of(jcmd, Long.toString(serverPid()), "GC.run"), home.resolve("jcmd.log"), Duration.ofSeconds(30));
    }

    /// Until all messages but the youngest can be searched for: the indexer gives way under load.
    @Override
    public boolean settle() throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST_SETTLING.toNanos();
        try (var connection = postgres.connect("parley");
                var statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (var unindexed = statement.executeQuery(UNINDEXED)) {
                    unindexed.next();
                    if (!unindexed.getBoolean(1)) {
                        return true;
                    }
                }
                Thread.sleep(500);
            }
            return false;
        } catch (SQLException e) {
            throw new IOException("Whether all messages are indexed cannot be found out", e);
        }
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
