package dev.parley.soak.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.soak.proof.Stage;
import dev.parley.soak.proof.Trial;
import dev.parley.soak.stack.Ports;
import dev.parley.soak.stack.Project;
import java.util.Map;

/// The stack of all system tests here, and the seed of their crowds: give the one a failure names by `-Dparley.seed=…`.
final class SharedStage {
    static final long SEED = Long.getLong("parley.seed", System.nanoTime() % 1_000_000);

    /// A JVM that lives for two minutes does not earn back what its second compiler costs, nor what gateways
    /// and bridges do over and over before they say that they are ready; and when it ends, nobody is left who
    /// would have to be told. A test that begins to read late still finds why it was cut off.
    private static final Map<String, String> SETTINGS = Map.of(
            "GATEWAY_CONNECTION_CLOSE_HANDSHAKE", "20s",
            "GATEWAY_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "SESSION_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "AI_BRIDGE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "RENDERING_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "GATEWAY_WARM_UP_ROUNDS", "0",
            "BRIDGE_WARM_UP_ROUNDS", "0",
            "QUARKUS_SHUTDOWN_DELAY", "0S");

    private static Stage stage;

    private SharedStage() {}

    static synchronized Stage get() {
        if (stage == null) {
            stage = Stage.open(Ports.free(2), 2, SEED, SETTINGS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stage.stack().keepsLogs(Project.root().resolve("soak/target/system-logs"));
                stage.close();
            }));
        }
        return stage;
    }

    static void nothingIsWrongWith(Trial trial) {
        var wrong = trial.crowd().violations();
        assertEquals(
                0,
                wrong.count(),
                () -> "again with -Dparley.seed=" + SEED + "\n  " + String.join("\n  ", wrong.list()) + "\n");
    }
}
