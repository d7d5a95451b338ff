package dev.parley.stack.postgres;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Progress;
import dev.parley.stack.child.ChildSpec;
import dev.parley.stack.child.ChildSpec.StopSignal;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.data.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The stack's own PostgreSQL: created on the first start, durable as a real one, open to this machine only and with
/// a password. Whoever serves people logs in as a role that owns nothing; only migrations log in as the owner.
public final class PostgresServer {
    private static final String USER = "parley";
    private static final String DATABASE = "parley";

    /// The one whose rights the migrations settle.
    private static final String POOL = "parley_app";

    /// Of statements in single-user mode each ends with an empty line.
    private static final String LET_IN = """
            do $$ begin if not exists (select from pg_roles where rolname = '%s') then create role %s; end if; end $$;

            alter role %s login nosuperuser nobypassrls nocreaterole nocreatedb password '%s';

            """;

    private final DataFolder data;
    private final int port;
    private final Progress progress;
    private final NotRoot notRoot = NotRoot.ofThisProcess();

    private Path home;
    private String password;
    private String poolPassword;

    public PostgresServer(DataFolder data, int port, Progress progress) {
        this.data = data;
        this.port = port;
        this.progress = progress;
    }

    /// Makes everything that must be there before the server can start.
    public void prepare() {
        try {
            Files.createDirectories(data.postgres());
            password = OwnerOnly.secret(data.postgres().resolve("password"));
            home = PostgresBinaries.unpack(data.postgres(), progress);
            if (!Files.exists(cluster().resolve("PG_VERSION"))) {
                createCluster();
            }
            letPoolIn();
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be set up in " + data.postgres() + ": " + e.getMessage(), e);
        }
    }

    /// As the owner, for migrations.
    public String url() {
        return url(USER, password);
    }

    /// As the role that people's requests run as.
    public String poolUrl() {
        return url(POOL, poolPassword);
    }

    /// Without anybody's password.
    public String address() {
        return "postgres://127.0.0.1:" + port + "/" + DATABASE;
    }

    private String url(String user, String secret) {
        return "postgres://" + user + ":" + secret + "@127.0.0.1:" + port + "/" + DATABASE;
    }

    public ChildSpec child() {
        var settings = Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "200",
                // What people write is in statements and in the details of errors: neither belongs in a log.
                "log_min_error_statement", "panic",
                "log_error_verbosity", "terse",
                "log_timezone", "UTC",
                "timezone", "UTC");
        var command =
                new ArrayList<>(List.of(program("postgres"), "-D", cluster().toString()));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ChildSpec(
                "postgres", notRoot.command(command), Map.of(), false, this::acceptsConnections, StopSignal.INT);
    }

    private Path cluster() {
        return data.postgres().resolve("data");
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /// Built beside its place and moved there whole, so that a start broken off half-way leaves nothing half made.
    private void createCluster() throws IOException {
        progress.says("postgres", "creating the database (first start only)");
        var fresh = data.postgres().resolve("creating");
        run(List.of("rm", "-rf", fresh.toString()), "");
        Files.createDirectories(fresh);
        notRoot.handOver(data.postgres());
        run(
                notRoot.command(List.of(
                        program("initdb"),
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + data.postgres().resolve("password"),
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")),
                "");
        run(
                notRoot.command(List.of(program("postgres"), "--single", "-j", "-D", fresh.toString(), "postgres")),
                "create database " + DATABASE + ";\n");
        Files.move(fresh, cluster());
    }

    /// Also into a database of a time before the pool had a login of its own. The password is written down last, so
    /// that a start broken off half-way does it again.
    private void letPoolIn() throws IOException {
        var kept = data.postgres().resolve("pool-password");
        if (!Files.exists(kept)) {
            var fresh = data.postgres().resolve("pool-password.made");
            poolPassword = OwnerOnly.secret(fresh);
            run(
                    notRoot.command(List.of(
                            program("postgres"),
                            "--single",
                            "-j",
                            "-D",
                            cluster().toString(),
                            "-c",
                            "log_min_error_statement=panic",
                            DATABASE)),
                    LET_IN.formatted(POOL, POOL, POOL, poolPassword));
            Files.move(fresh, kept);
        }
        poolPassword = OwnerOnly.secret(kept);
    }

    private void run(List<String> command, String input) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// What `pg_ctl` waits for too: the server's own word in its pid file.
    private boolean acceptsConnections(long pid) throws IOException {
        var lines = Files.readAllLines(cluster().resolve("postmaster.pid"));
        return lines.size() >= 8
                && lines.getFirst().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }
}
