package dev.parley.bench.system;

import dev.parley.bench.measure.Processes;
import dev.parley.bench.measure.Usage;
import dev.parley.bench.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The plain Node server of `bench/reference/node`, which does the same job in one process.
public final class NodeReference implements Measured {
    private final int port;
    private final PostgresServer postgres;
    private final Processes processes;
    private final Child node;

    private NodeReference(int port, PostgresServer postgres, Processes processes, Child node) {
        this.port = port;
        this.postgres = postgres;
        this.processes = processes;
        this.node = node;
    }

    /// Installs its packages, if they are not there yet; says in the message of its exception what is missing.
    public static Path prepare(Path root) throws IOException, InterruptedException {
        var folder = root.resolve("bench/target/reference/node");
        Folders.copyFiles(root.resolve("bench/reference/node"), folder);
        try {
            Child.runToEnd(List.of("node", "--version"), folder.resolve("node.log"), Duration.ofSeconds(10));
            Child.runToEnd(
                    List.of("npm", "ci", "--no-audit", "--no-fund"), folder.resolve("npm.log"), Duration.ofMinutes(3));
        } catch (IOException missing) {
            throw new IOException(
                    "Node with npm and the packages ws, pg and jsonwebtoken are needed (" + missing.getMessage() + ")");
        }
        return folder;
    }

    public static NodeReference start(Path folder, PostgresServer postgres, Path publicKeys, Processes processes)
            throws IOException, InterruptedException {
        var port = Ports.free();
        var environment = Map.of(
                "PORT", Integer.toString(port),
                "DATABASE_URL", postgres.database("reference").toString(),
                "JWKS_FILE", publicKeys.toString(),
                "NODE_ENV", "production");
        var node = Child.start(List.of("node", "server.js"), folder, environment, folder.resolve("server.log"));
        node.awaitLine("listening", Duration.ofSeconds(30));
        return new NodeReference(port, postgres, processes, node);
    }

    @Override
    public String name() {
        return "Node reference";
    }

    @Override
    public URI webSocket() {
        return URI.create("ws://localhost:" + port + "/ws");
    }

    @Override
    public Map<String, Supplier<Usage>> parts() {
        var parts = new LinkedHashMap<String, Supplier<Usage>>();
        parts.put("node", () -> processes.withDescendants(node.pid()));
        parts.put("postgresql", () -> processes.withDescendants(postgres.pid()));
        return parts;
    }

    @Override
    public void close() {
        node.terminate(Duration.ofSeconds(10));
    }
}
