package dev.parley.stack.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostgreSQL refuses to run as root, so root runs it in a user namespace of its own (its files stay root's), or,
/// where the system forbids those, as a user without rights (its files become that user's).
sealed interface NotRoot {
    List<String> command(List<String> command);

    /// Called before a command works in this folder.
    void handOver(Path folder) throws IOException;

    static NotRoot ofThisProcess() {
        if (new UnixSystem().getUid() != 0) {
            return new OrdinaryUser();
        }
        return succeeds(UserNamespace.PREFIX) ? new UserNamespace() : new Nobody();
    }

    /// Nobody special: nothing to do.
    record OrdinaryUser() implements NotRoot {
        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void handOver(Path folder) {}
    }

    /// Root under another number.
    record UserNamespace() implements NotRoot {
        private static final List<String> PREFIX = List.of("unshare", "-U");

        @Override
        public List<String> command(List<String> command) {
            return joined(PREFIX, command);
        }

        @Override
        public void handOver(Path folder) {}
    }

    /// The system's user without rights.
    record Nobody() implements NotRoot {
        private static final int USER = 65534;
        private static final List<String> PREFIX =
                List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups");

        @Override
        public List<String> command(List<String> command) {
            return joined(PREFIX, command);
        }

        @Override
        public void handOver(Path folder) throws IOException {
            try (var files = Files.walk(folder)) {
                for (var file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", USER, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static List<String> joined(List<String> prefix, List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static boolean succeeds(List<String> prefix) {
        try {
            var process = new ProcessBuilder(joined(prefix, List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
