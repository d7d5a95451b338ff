package dev.parley.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many files, sockets among them, a process may have open here.
public final class OpenFiles {
    /// What a server has open besides people's connections.
    private static final int BESIDES = 400;

    private OpenFiles() {}

    /// A JVM and Node raise their own limit to the hard one, which children inherit.
    public static void mustAllow(int connections) throws IOException {
        var limits = Path.of("/proc/self/limits");
        if (!Files.isReadable(limits)) {
            return;
        }
        var allowed = hardLimit(Files.readString(limits));
        if (allowed < connections + BESIDES) {
            throw new IOException(
                    "%d connections need %d open files a process, and no more than %d are allowed here (ulimit -Hn)"
                            .formatted(connections, connections + BESIDES, allowed));
        }
    }

    static long hardLimit(String limits) {
        return limits.lines()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.substring("Max open files".length()).trim().split("\\s+")[1])
                .mapToLong(limit -> limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
