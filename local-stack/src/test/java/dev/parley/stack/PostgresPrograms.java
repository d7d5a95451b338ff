package dev.parley.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/// PostgreSQL's programs as the first stack of these tests has unpacked them, so that those after it need not. They are
/// the same files: nobody writes to them.
public final class PostgresPrograms {
    private static final Path KEPT = Path.of(
                    "target", "postgres-programs-" + ProcessHandle.current().pid())
            .toAbsolutePath();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(KEPT)));
    }

    private PostgresPrograms() {}

    /// Called when a server runs that was unpacked in this folder.
    public static synchronized void keep(Path postgres) {
        try {
            for (var programs : below(postgres)) {
                var kept = KEPT.resolve(programs.getFileName());
                if (!Files.exists(kept)) {
                    var partial = KEPT.resolve("partial");
                    delete(partial);
                    link(programs, partial);
                    Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts them, if there are any yet, where a start looks for them; one for another version passes them over.
    public static synchronized void lend(Path postgres) {
        try {
            for (var programs : below(KEPT)) {
                var lent = postgres.resolve(programs.getFileName());
                if (!Files.exists(lent)) {
                    link(programs, lent);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("postgresql-"))
                    .toList();
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        var sameDisk = Files.getFileStore(from).equals(Files.getFileStore(to));
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file));
                if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(target, Files.readSymbolicLink(file));
                } else if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (sameDisk) {
                    Files.createLink(target, file);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
