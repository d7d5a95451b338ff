package dev.parley.soak.system;

import dev.parley.soak.proof.Stage;
import dev.parley.soak.stack.Ports;
import dev.parley.soak.stack.Project;

/// The stack of all system tests here, and the seed of their crowds: give the one a failure names by `-Dparley.seed=…`.
final class SharedStage {
    static final long SEED = Long.getLong("parley.seed", System.nanoTime() % 1_000_000);

    private static Stage stage;

    private SharedStage() {}

    static synchronized Stage get() {
        if (stage == null) {
            stage = Stage.open(Ports.free(2), 2, SEED);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stage.stack().keepsLogs(Project.root().resolve("soak/target/system-logs"));
                stage.close();
            }));
        }
        return stage;
    }

    static String seed() {
        return "again with -Dparley.seed=" + SEED;
    }
}
