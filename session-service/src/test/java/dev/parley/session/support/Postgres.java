package dev.parley.session.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// A real PostgreSQL that can be stopped and started again with its data. The service migrates it as an owner who is no
/// superuser and serves people as a role that owns nothing, as in production.
public final class Postgres implements AutoCloseable {
    public static final String OWNER = "parley_owner";
    public static final String PASSWORD = "owner-password";

    public static final String POOL = "parley_app";
    static final String POOL_PASSWORD = "pool-password";

    /// What is archived so is forgotten. Not on the command line, which a test could not outdo.
    public static final String ARCHIVES_NOTHING = "alter system set archive_command = 'true'";

    private final Path directory;
    private EmbeddedPostgres server;
    private int port;

    public Postgres() {
        try {
            directory = Files.createTempDirectory("parley-postgres");
            start();
            try (var admin = admin("postgres");
                    var statement = admin.createStatement()) {
                statement.execute("create role " + OWNER + " login createrole password '" + PASSWORD + "'");
                statement.execute("create role " + POOL + " login password '" + POOL_PASSWORD + "'");
                // So that tests of the owner may become it.
                statement.execute("grant " + POOL + " to " + OWNER);
                statement.execute(ARCHIVES_NOTHING);
                statement.execute("select pg_reload_conf()");
            }
            createDatabase("parley");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void createDatabase(String name) throws SQLException {
        try (var admin = admin("postgres");
                var statement = admin.createStatement()) {
            statement.execute("create database " + name + " owner " + OWNER);
        }
    }

    /// As the service's pool logs in.
    public String poolUrl() {
        return url(POOL, POOL_PASSWORD);
    }

    /// As the owner, who migrates.
    public String ownerUrl() {
        return url(OWNER, PASSWORD);
    }

    /// The same through something that stands between and listens there.
    public String poolUrl(int between) {
        return url(POOL, POOL_PASSWORD, between);
    }

    private String url(String user, String password) {
        return url(user, password, port);
    }

    private static String url(String user, String password, int port) {
        return "postgres://" + user + ":" + password + "@localhost:" + port + "/parley";
    }

    public int port() {
        return port;
    }

    public void start() throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("archive_mode", "on")
                .setPGStartupWait(Duration.ofSeconds(30));
        if (port != 0) {
            builder.setPort(port);
        }
        server = builder.start();
        port = server.getPort();
    }

    /// Where its data lie.
    public Path data() {
        return directory.resolve("data");
    }

    /// Another one of the same programs, on a folder that has been prepared for it.
    public EmbeddedPostgres startOn(Path folder) throws IOException {
        return startOn(folder, 0);
    }

    /// The same where it listens there; 0: anywhere.
    EmbeddedPostgres startOn(Path folder, int where) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setOverrideWorkingDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                .setPort(where)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    public void stop() throws IOException {
        server.close();
    }

    /// As the superuser, whom row level security does not bind. The address is built by hand: zonky's own would put the
    /// superuser into every connection.
    public Connection admin(String database) throws SQLException {
        return connect(database, "postgres", "postgres");
    }

    public Connection admin() throws SQLException {
        return admin("parley");
    }

    public Connection owner(String database) throws SQLException {
        return connect(database, OWNER, PASSWORD);
    }

    /// As the service's pool.
    public Connection app() throws SQLException {
        return connect("parley", POOL, POOL_PASSWORD);
    }

    public String jdbc(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /// Whether somebody waits for what the transaction of this connection has locked.
    public static boolean isWaitedFor(Connection holder) throws SQLException {
        try (var statement = holder.createStatement();
                var rows = statement.executeQuery("select exists (select from pg_stat_activity"
                        + " where pg_backend_pid() = any(pg_blocking_pids(pid)))")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(jdbc(database), user, password);
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
