package dev.parley.session.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real PgBouncer before a PostgreSQL, with the settings that the Kubernetes component ships, and few connections.
public final class PgBouncer implements AutoCloseable {
    /// Fewer than those who talk at the same time.
    public static final int CONNECTIONS = 4;

    private static final Path SHIPPED = Path.of("..", "k8s", "components", "pgbouncer", "pgbouncer.ini");
    private static final String SBIN = "/usr/sbin";
    private static final String NAMED_STATEMENTS = "max_prepared_statements";

    private final Path folder;
    private final int port;
    private final boolean keepsStatements;
    private final Process process;

    public PgBouncer(int postgresPort) {
        try {
            folder = Files.createTempDirectory("parley-pgbouncer");
            port = FreePort.any();
            var program = program();
            keepsStatements = keepsStatements(program);
            Files.writeString(
                    folder.resolve("userlist.txt"), "\"" + Postgres.POOL + "\" \"" + Postgres.POOL_PASSWORD + "\"\n");
            Files.write(folder.resolve("pgbouncer.ini"), settings(postgresPort));
            // Root's files, read by another user.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            process = new ProcessBuilder(
                            program.toString(), folder.resolve("pgbouncer.ini").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            awaitListening();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path program() {
        var path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SBIN;
        return Stream.of(path.split(File.pathSeparator))
                .map(where -> Path.of(where, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no pgbouncer (Debian: apt-get install pgbouncer)"));
    }

    /// Since 1.21 it knows statements by the names that its clients give them.
    private static boolean keepsStatements(Path program) throws IOException {
        var process = new ProcessBuilder(program.toString(), "--version").start();
        var version = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)")
                .matcher(new String(process.getInputStream().readAllBytes()));
        assertTrue(version.find());
        return Integer.parseInt(version.group(1)) > 1 || Integer.parseInt(version.group(2)) >= 21;
    }

    /// As shipped, but for where this one finds what.
    private List<String> settings(int postgresPort) throws IOException {
        var settings = new ArrayList<String>();
        for (var line : Files.readAllLines(SHIPPED)) {
            var here = line.replace("host=postgres port=5432", "host=127.0.0.1 port=" + postgresPort)
                    .replace("listen_addr = *", "listen_addr = 127.0.0.1")
                    .replace("listen_port = 6432", "listen_port = " + port)
                    .replace(
                            "/etc/pgbouncer/userlist.txt",
                            folder.resolve("userlist.txt").toString())
                    .replaceAll("^default_pool_size = .*", "default_pool_size = " + CONNECTIONS);
            if (keepsStatements || !here.startsWith(NAMED_STATEMENTS)) {
                settings.add(here);
            }
        }
        if (System.getProperty("user.name").equals("root")) {
            settings.add("user = nobody");
        }
        return settings;
    }

    private void awaitListening() throws IOException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("PgBouncer does not listen: " + Files.readString(folder.resolve("log")));
                }
                Thread.onSpinWait();
            }
        }
    }

    /// What DATABASE_URL is behind it.
    public String databaseUrl(Postgres postgres) {
        return postgres.poolUrl(port) + (keepsStatements ? "" : "?prepareThreshold=0");
    }

    /// A connection to it beside the service's own.
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/parley?prepareThreshold=0",
                Postgres.POOL,
                Postgres.POOL_PASSWORD);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
