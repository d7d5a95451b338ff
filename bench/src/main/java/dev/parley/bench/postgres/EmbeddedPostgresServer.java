package dev.parley.bench.postgres;

import dev.parley.bench.system.Folders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/// The PostgreSQL that Parley's local stack embeds, where the machine has none of its own. Its binaries are built for
/// size and cost up to two thirds more processor time a message.
public final class EmbeddedPostgresServer implements PostgresServer {
    static final String DESCRIPTION = "the embedded PostgreSQL";

    private final Path home;
    private final EmbeddedPostgres postgres;
    private final String password = UUID.randomUUID().toString();

    private EmbeddedPostgresServer(Path home, EmbeddedPostgres postgres) {
        this.home = home;
        this.postgres = postgres;
    }

    public static EmbeddedPostgresServer start() throws IOException, SQLException {
        var home = Files.createTempDirectory("parley-bench-postgres");
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data"))
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile());
        for (var setting : SETTINGS) {
            var parts = setting.split("=");
            builder.setServerConfig(parts[0], parts[1]);
        }
        var server = new EmbeddedPostgresServer(home, builder.start());
        try (var connection = server.postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role %s superuser login password '%s'".formatted(USER, server.password));
        }
        return server;
    }

    @Override
    public String description() {
        return DESCRIPTION;
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public long pid() {
        try {
            return PostgresServer.postmaster(home.resolve("data"));
        } catch (IOException gone) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Folders.delete(home);
    }
}
