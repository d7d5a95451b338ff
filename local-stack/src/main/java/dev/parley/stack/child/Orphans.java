package dev.parley.stack.child;

import dev.parley.stack.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Children that outlived a launcher which was killed. They are found by their pid files and known by their command:
/// every child of a stack names its data folder in an argument, so a pid used again by a stranger is left alone.
public final class Orphans {
    /// Java option by which a JVM child names the data folder of its stack.
    public static final String MARK = "-Dparley.stack=";

    private static final Duration GRACE = Duration.ofSeconds(5);

    private Orphans() {}

    /// Ends them all and returns their names.
    public static List<String> end(DataFolder data) throws IOException {
        var names = new ArrayList<String>();
        var orphans = new ArrayList<ProcessHandle>();
        for (var file : pidFiles(data)) {
            running(file).filter(process -> belongs(process, data)).ifPresent(process -> {
                names.add(file.getFileName().toString().replaceFirst("\\.pid$", ""));
                orphans.add(process);
                process.destroy();
            });
            Files.delete(file);
        }
        var deadline = System.nanoTime() + GRACE.toNanos();
        for (var orphan : orphans) {
            if (!ended(orphan, deadline - System.nanoTime())) {
                orphan.destroyForcibly();
                ended(orphan, GRACE.toNanos());
            }
        }
        return names;
    }

    private static List<Path> pidFiles(DataFolder data) throws IOException {
        try (var files = Files.list(data.run())) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .filter(file -> !file.equals(data.pidOf("parley")))
                    .sorted()
                    .toList();
        }
    }

    /// The living process a pid file speaks of.
    public static Optional<ProcessHandle> running(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException noPid) {
            return Optional.empty();
        }
    }

    public static boolean belongs(ProcessHandle process, DataFolder data) {
        for (var argument : process.info().arguments().orElse(new String[0])) {
            try {
                if (Path.of(argument.substring(argument.indexOf('=') + 1)).startsWith(data.root())) {
                    return true;
                }
            } catch (InvalidPathException notAPath) {
                // An argument of some other kind.
            }
        }
        return false;
    }

    private static boolean ended(ProcessHandle process, long nanos) {
        try {
            process.onExit().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return true;
        }
    }
}
