package dev.parley.bench.postgres;

import dev.parley.bench.system.Child;
import dev.parley.bench.system.Folders;
import dev.parley.bench.system.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A temporary cluster run by the binaries of the machine's own PostgreSQL.
public final class DistributionPostgres implements PostgresServer {
    private static final int OLDEST = 15;
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path binaries;
    private final Path home;
    private final int port;
    private final String password;
    private final Child process;

    private DistributionPostgres(Path binaries, Path home, int port, String password, Child process) {
        this.binaries = binaries;
        this.home = home;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /// The newest there is, if it is new enough.
    public static Optional<Path> findBinaries() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .filter(folder -> version(folder) >= OLDEST)
                    .filter(folder -> Files.isExecutable(folder.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(DistributionPostgres::version))
                    .map(folder -> folder.resolve("bin"));
        }
    }

    private static int version(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    public static DistributionPostgres start(Path binaries) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("parley-bench-postgres");
        var password = UUID.randomUUID().toString();
        var passwordFile = Files.writeString(home.resolve("password"), password);
        var data = home.resolve("data");
        var asWhom = otherUser(home);
        var initialise = new ArrayList<>(asWhom);
        initialise.addAll(List.of(binaries.resolve("initdb").toString(), "-D", data.toString(), "-U", USER));
        initialise.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8", "--no-sync"));
        Child.runToEnd(initialise, home.resolve("initdb.log"), Duration.ofMinutes(1));

        var port = Ports.free();
        var command = new ArrayList<>(asWhom);
        command.addAll(List.of(binaries.resolve("postgres").toString(), "-D", data.toString(), "-p", "" + port));
        command.addAll(List.of("-c", "unix_socket_directories=", "-c", "listen_addresses=localhost"));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        var process = Child.start(command, home, Map.of(), home.resolve("postgres.log"));
        process.awaitLine("database system is ready to accept connections", Duration.ofSeconds(30));
        return new DistributionPostgres(binaries, home, port, password, process);
    }

    /// PostgreSQL refuses to run as root; then it runs as the user its package made, or as nobody.
    private static List<String> otherUser(Path home) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var users = Files.readString(Path.of("/etc/passwd"));
        var user = users.lines().anyMatch(line -> line.startsWith("postgres:")) ? "postgres" : "nobody";
        var owner = home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        try (var files = Files.walk(home)) {
            for (var file : files.toList()) {
                Files.setOwner(file, owner);
            }
        }
        return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
    }

    @Override
    public String description() {
        return describe(binaries);
    }

    static String describe(Path binaries) {
        return "PostgreSQL " + binaries.getParent().getFileName() + " of this machine's distribution";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.interrupt(Duration.ofSeconds(20));
        Folders.delete(home);
    }
}
