package dev.parley.stack;

import dev.parley.stack.data.DataFolder;
import dev.parley.stack.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// An empty database as the first start of a stack makes it, so that the stacks of these tests need only copy it.
public final class PostgresCluster {
    private static final Path MADE = Path.of(
                    "target", "postgres-cluster-" + ProcessHandle.current().pid())
            .toAbsolutePath();
    private static final String LAST = "pool-password";
    private static final List<String> PARTS = List.of("data", "password", LAST);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PostgresPrograms.delete(MADE)));
    }

    private PostgresCluster() {}

    /// Puts one where a start looks for it, unless there is one already.
    public static synchronized void lend(Path postgres) throws IOException {
        if (Files.exists(postgres.resolve(LAST))) {
            return;
        }
        var made = DataFolder.create(MADE).postgres();
        if (!Files.exists(made.resolve(LAST))) {
            PostgresPrograms.lend(made);
            new PostgresServer(DataFolder.create(MADE), 0, new Progress(System.out)).prepare();
            PostgresPrograms.keep(made);
        }
        Files.createDirectories(postgres);
        // It keeps whose the files are.
        copy(PARTS.stream().map(made::resolve).toList(), postgres);
    }

    private static void copy(List<Path> files, Path to) throws IOException {
        var command = Stream.of(Stream.of("cp", "-pR"), files.stream().map(Path::toString), Stream.of(to.toString()))
                .flatMap(each -> each)
                .toList();
        var copying = new ProcessBuilder(command).inheritIO().start();
        try {
            if (copying.waitFor() != 0) {
                throw new IOException("cp ended with " + copying.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
