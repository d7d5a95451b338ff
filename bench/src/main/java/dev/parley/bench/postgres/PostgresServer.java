package dev.parley.bench.postgres;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A PostgreSQL of the benchmark's own, gone when it is closed. Both sides are measured on the same one.
public interface PostgresServer extends AutoCloseable {
    /// Durable commits, as a server is run in earnest; memory and WAL wide enough that no checkpoint falls into a
    /// measurement.
    List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=256MB",
            "max_wal_size=4GB",
            "checkpoint_timeout=30min",
            "max_connections=100");

    String USER = "parley";

    /// Which one it is, for the report.
    String description();

    int port();

    String password();

    /// The process all others of the server descend from.
    long pid();

    @Override
    void close() throws IOException;

    default void createDatabase(String name) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    default Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(port(), database), USER, password());
    }

    default URI database(String name) {
        return URI.create("postgres://%s:%s@localhost:%d/%s".formatted(USER, password(), port(), name));
    }

    /// The first line of `postmaster.pid` in the data folder.
    static long postmaster(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().trim());
    }
}
