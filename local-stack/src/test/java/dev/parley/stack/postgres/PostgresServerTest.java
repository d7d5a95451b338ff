package dev.parley.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.Heard;
import dev.parley.stack.PostgresPrograms;
import dev.parley.stack.child.Child;
import dev.parley.stack.child.Ports;
import dev.parley.stack.data.DataFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Heard heard = new Heard();
    private DataFolder data;
    private PostgresServer server;
    private Child child;

    @BeforeEach
    void start(@TempDir Path folder) {
        data = DataFolder.create(folder.resolve("data"));
        PostgresPrograms.lend(data.postgres());
        launch();
        PostgresPrograms.keep(data.postgres());
    }

    @AfterEach
    void stop() {
        child.askToStop();
        child.awaitStop(Duration.ofSeconds(10));
    }

    @Test
    void isARealPostgresThatSurvivesKillAndRestart() throws Exception {
        say("create table said(what text)");
        say("insert into said values ('hello')");

        ProcessHandle.of(Long.parseLong(Files.readString(data.pidOf("postgres")).strip()))
                .orElseThrow()
                .destroyForcibly();
        heard.await("postgres +is back after", PATIENCE);
        assertEquals("hello", ask("select what from said"), "after kill -9, on the same port");

        stop();
        launch();
        assertEquals("hello", ask("select what from said"), "after a stop and a new start, on another port");
        assertEquals("18", ask("show server_version").substring(0, 2));
        assertEquals("on", ask("show fsync"), "what is acknowledged is on the disk");
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        var url = URI.create(server.url());
        var open = "jdbc:postgresql://127.0.0.1:" + url.getPort() + "/parley?user=parley&password=guess";

        assertTrue(assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(open).close())
                .getMessage()
                .contains("password authentication failed"));
    }

    @Test
    void whoServesPeopleLogsInAsARoleThatCanNothingBesides() throws Exception {
        assertPowerless();
    }

    @Test
    void aDatabaseOfATimeBeforeThatRoleHadALoginLetsItInToo() throws Exception {
        stop();
        Files.delete(data.postgres().resolve("pool-password"));
        launch();

        assertPowerless();
    }

    private void assertPowerless() throws SQLException {
        var url = URI.create(server.poolUrl());
        var login = url.getUserInfo().split(":");
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + url.getPort() + url.getPath(), login[0], login[1]);
                var statement = connection.createStatement()) {
            statement.execute("reset role");
            var rights = "select current_user, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                    + " where rolname = current_user";
            try (var rows = statement.executeQuery(rights)) {
                rows.next();
                assertEquals("parley_app", rows.getString(1));
                assertFalse(rows.getBoolean(2));
            }
            assertThrows(SQLException.class, () -> statement.execute("set role parley"));
        }
    }

    @Test
    void keepsWhatPeopleWroteOutOfItsLog() throws Exception {
        say("create table note(id int primary key, what text)");
        say("insert into note values (1, 'my secret')");

        assertThrows(SQLException.class, () -> say("insert into note values (1, 'my other secret')"));
        assertThrows(SQLException.class, () -> say("insert into note values ('my third secret', 'x')"));

        var log = Files.readString(data.logOf("postgres"));
        assertTrue(log.contains("duplicate key value"));
        assertFalse(log.contains("my other secret"), log);
    }

    private void launch() {
        server = new PostgresServer(data, new Ports().free(), heard.progress());
        server.prepare();
        child = new Child(server.child(), data, heard.progress());
        child.start();
        child.awaitReady(PATIENCE);
    }

    private void say(String sql) throws SQLException {
        with(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private String ask(String sql) throws SQLException {
        return with(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            }
        });
    }

    private <T> T with(Work<T> work) throws SQLException {
        var url = URI.create(server.url());
        var password = url.getUserInfo().split(":")[1];
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + url.getPort() + url.getPath(), "parley", password)) {
            return work.with(connection);
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
