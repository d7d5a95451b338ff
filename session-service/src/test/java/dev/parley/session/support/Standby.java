package dev.parley.session.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real standby of a [Postgres]: a copy of its data that follows its log, and may be held up in that.
public final class Standby implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Postgres primary;
    private final Path data;
    private EmbeddedPostgres server;
    private int port;

    public Standby(Postgres primary) {
        this.primary = primary;
        try {
            var folder = Files.createTempDirectory("parley-standby");
            data = folder.resolve("data");
            copy(folder);
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + primary.port() + " user=postgres password=postgres'\n",
                    StandardOpenOption.APPEND);
            start();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As pg_basebackup does, which the embedded programs lack.
    private void copy(Path folder) throws IOException, SQLException {
        try (var admin = primary.admin("postgres")) {
            ask(admin, "select pg_backup_start('standby', true)");
            run("mkdir", "-p", "-m", "700", data.toString());
            var archive = folder.resolve("base.tar").toString();
            run(
                    "tar",
                    "-C",
                    primary.data().toString(),
                    "--exclude=./pg_wal/*",
                    "--exclude=./postmaster.*",
                    "-cf",
                    archive,
                    ".");
            run("tar", "-C", data.toString(), "-xf", archive);
            Files.writeString(data.resolve("backup_label"), ask(admin, "select labelfile from pg_backup_stop()"));
        }
    }

    /// As the service's pool logs in.
    public String poolUrl() {
        return primary.poolUrl(port);
    }

    public void start() throws IOException {
        server = primary.startOn(data, port);
        port = server.getPort();
    }

    public void stop() throws IOException {
        server.close();
    }

    /// It goes on answering, as of now.
    public void holdUp() throws SQLException {
        catchUp();
        ask("select pg_wal_replay_pause()");
        await("select pg_get_wal_replay_pause_state() = 'paused'");
    }

    public void goOn() throws SQLException {
        ask("select pg_wal_replay_resume()");
        catchUp();
    }

    /// It has all that the primary has by now, written there or not: the embedded one commits before it writes.
    public void catchUp() throws SQLException {
        try (var admin = primary.admin()) {
            await("select pg_last_wal_replay_lsn() >= '" + ask(admin, "select pg_current_wal_insert_lsn()") + "'");
        }
    }

    /// It is there and says nothing.
    public void freeze() throws IOException {
        signal("STOP");
    }

    public void thaw() throws IOException {
        signal("CONT");
    }

    private void signal(String which) throws IOException {
        var postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        var process = ProcessHandle.of(postmaster).orElseThrow();
        var command = new ArrayList<>(List.of("kill", "-" + which));
        Stream.concat(Stream.of(process), process.descendants())
                .map(one -> Long.toString(one.pid()))
                .forEach(command::add);
        run(command.toArray(String[]::new));
    }

    private void await(String condition) throws SQLException {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!"t".equals(ask(condition))) {
            assertTrue(System.nanoTime() < end, condition);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/parley", "postgres", "postgres")) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            // 1 of tar: a file has changed while it was read, which the log makes good.
            var exit = process.waitFor();
            assertEquals(0, command[0].equals("tar") && exit == 1 ? 0 : exit, String.join(" ", command) + output);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
