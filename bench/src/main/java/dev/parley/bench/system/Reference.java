package dev.parley.bench.system;

import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Usage;
import dev.parley.bench.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A plain server of `bench/reference`, which does the same job in one process.
public final class Reference implements Measured {
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

    /// `script` run by Node. Installs its packages; says in the message of its exception what is missing.
    public static Program node(Path root, String script) throws IOException, InterruptedException {
        var folder = install(root, "node");
        return new Program("Node reference", List.of("node", "--expose-gc", script), folder);
    }

    /// `script` run by Bun, which is a package itself; it uses the packages of the Node reference.
    public static Program bun(Path root, String script) throws IOException, InterruptedException {
        install(root, "node");
        var folder = install(root, "bun");
        var bun = folder.resolve("node_modules/.bin/bun").toString();
        try {
            Child.runToEnd(List.of(bun, "--version"), folder.resolve("bun.log"), Duration.ofSeconds(20));
        } catch (IOException missing) {
            throw new IOException("the npm package bun does not run here (" + missing.getMessage() + ")");
        }
        return new Program("Bun reference", List.of(bun, script), folder);
    }

    private static Path install(Path root, String name) throws IOException, InterruptedException {
        var folder = root.resolve("bench/target/reference").resolve(name);
        Folders.copyFiles(root.resolve("bench/reference").resolve(name), folder);
        try {
            Child.runToEnd(List.of("node", "--version"), folder.resolve("node.log"), Duration.ofSeconds(10));
            Child.runToEnd(
                    List.of("npm", "ci", "--no-audit", "--no-fund"), folder.resolve("npm.log"), Duration.ofMinutes(3));
        } catch (IOException missing) {
            throw new IOException("Node with npm and the packages of bench/reference/%s/package.json are needed (%s)"
                    .formatted(name, missing.getMessage()));
        }
        return folder;
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
