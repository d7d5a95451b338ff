package dev.parley.bench.system;

import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Usage;
import dev.parley.bench.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A plain server of `bench/reference`, which does the same job in one process.
public final class Reference implements Measured {
    private static final String NODE = "Node reference";
    private static final String BUN = "Bun reference";
    private static final Set<Path> INSTALLED = ConcurrentHashMap.newKeySet();

    /// How a reference is run, its packages installed.
    public record Program(String name, List<String> command, Path folder) {
        String database() {
            return folder.getFileName().toString();
        }
    }

    private final Program program;
    private final int port;
    private final PostgresServer postgres;
    private final Processes processes;
    private final Child child;

    private Reference(Program program, int port, PostgresServer postgres, Processes processes, Child child) {
        this.program = program;
        this.port = port;
        this.postgres = postgres;
        this.processes = processes;
        this.child = child;
    }

    /// `script` run by Node. Installs its packages; the message of its exception says what is missing, and what to do.
    public static Program node(Path root, String script) throws IOException, InterruptedException {
        var folder = install(root, "node", NODE);
        return new Program(NODE, List.of("node", "--expose-gc", script), folder);
    }

    /// `script` run by Bun, which is a package itself; it uses the packages of the Node reference.
    public static Program bun(Path root, String script) throws IOException, InterruptedException {
        install(root, "node", BUN);
        var folder = install(root, "bun", BUN);
        var bun = folder.resolve("node_modules/.bin/bun").toString();
        mustRun(bun, BUN, "Bun, whose npm package does not run here", "Look into " + folder + ", put it right");
        return new Program(BUN, List.of(bun, script), folder);
    }

    /// Once in a process: the packages of the Node reference serve several scripts.
    private static Path install(Path root, String name, String reference) throws IOException, InterruptedException {
        var folder = root.resolve("bench/target/reference").resolve(name);
        if (INSTALLED.contains(folder)) {
            return folder;
        }
        Folders.copyFiles(root.resolve("bench/reference").resolve(name), folder);
        for (var program : List.of("node", "npm")) {
            mustRun(
                    program,
                    reference,
                    "Node 18 or newer with npm",
                    "Install it (https://nodejs.org, or the system's packages nodejs and npm)");
        }
        var log = folder.resolve("npm.log");
        try {
            Child.runToEnd(List.of("npm", "ci", "--no-audit", "--no-fund"), log, Duration.ofMinutes(3));
        } catch (IOException failed) {
            throw new IOException(
                    "the %s needs the packages of bench/reference/%s/package.json. See to it that npm reaches a registry (%s), and run this again (%s)"
                            .formatted(reference, name, log, failed.getMessage()));
        }
        INSTALLED.add(folder);
        return folder;
    }

    static void mustRun(String program, String reference, String need, String remedy)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("parley-bench", ".log");
        try {
            Child.runToEnd(List.of(program, "--version"), log, Duration.ofSeconds(20));
        } catch (IOException missing) {
            throw new IOException("the %s needs %s. %s, and run this again (%s)"
                    .formatted(reference, need, remedy, missing.getMessage()));
        } finally {
            Files.delete(log);
        }
    }

    public static Reference start(Program program, PostgresServer postgres, Path publicKeys, Processes processes)
            throws IOException, InterruptedException, SQLException {
        postgres.createDatabase(program.database());
        var port = Ports.free();
        var environment = Map.of(
                "PORT", Integer.toString(port),
                "DATABASE_URL", postgres.database(program.database()).toString(),
                "JWKS_FILE", publicKeys.toString(),
                "NODE_ENV", "production");
        var child = Child.start(
                program.command(),
                program.folder(),
                environment,
                program.folder().resolve("server.log"));
        child.awaitLine("listening", Duration.ofSeconds(30));
        return new Reference(program, port, postgres, processes, child);
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public URI address(String path) {
        return URI.create("ws://localhost:" + port + path);
    }

    @Override
    public long serverPid() {
        return child.pid();
    }

    /// The scripts take SIGUSR2 as the wish.
    @Override
    public void collectGarbage() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -USR2 " + child.pid()).start().waitFor();
    }

    @Override
    public Map<String, Supplier<Usage>> parts() {
        var parts = new LinkedHashMap<String, Supplier<Usage>>();
        parts.put("server", () -> processes.withDescendants(child.pid()));
        parts.put("postgresql", () -> processes.withDescendants(postgres.pid()));
        return parts;
    }

    @Override
    public void close() {
        child.terminate(Duration.ofSeconds(10));
    }
}
