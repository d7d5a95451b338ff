package dev.parley.attack.system;

import dev.parley.attack.trial.Trial;
import dev.parley.soak.stack.ParleyStack;
import dev.parley.soak.stack.Ports;
import dev.parley.soak.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// The stack of all system tests here, with the heap sizes it is shipped with, and its seed: give the one a failure
/// names by `-Dparley.seed=…`.
final class SharedTrial {
    static final long SEED = Long.getLong("parley.seed", System.nanoTime() % 1_000_000);

    private static Trial trial;

    private SharedTrial() {}

    static synchronized Trial get() {
        if (trial == null) {
            try {
                var stack = ParleyStack.start(Files.createTempDirectory("parley-attack"), Ports.free(1), 1, Map.of());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    stack.keepsLogs(Project.root().resolve("attack/target/system-logs"));
                    stack.close();
                }));
                trial = Trial.on(stack, SEED);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
        return trial;
    }
}
