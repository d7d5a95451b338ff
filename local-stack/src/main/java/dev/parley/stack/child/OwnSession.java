package dev.parley.stack.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs children in a session of their own. A terminal sends Ctrl-C to its whole foreground group; without this every
/// child would stop at once, PostgreSQL before those that still write to it.
final class OwnSession {
    private static final List<String> PREFIX = prefix();

    private OwnSession() {}

    /// The same command, still the same process: each of these prefixes replaces itself by the command.
    static List<String> of(List<String> command) {
        var whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return whole;
    }

    private static List<String> prefix() {
        if (isOnPath("setsid")) {
            return List.of("setsid");
        }
        if (isOnPath("perl")) {
            return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV");
        }
        return List.of();
    }

    private static boolean isOnPath(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isBlank() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
