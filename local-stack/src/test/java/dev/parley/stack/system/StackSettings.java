package dev.parley.stack.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How a stack is to be started.
record StackSettings(int gateways, Path data, Map<String, String> environment) {
    /// A JVM that lives for a minute or two does not earn back what its second compiler costs, nor what is done
    /// over and over before it says that it is ready: what that is good for, those look at that start as shipped.
    /// And when it ends, nobody is left who would have to be told.
    private static final Map<String, String> SHORT_LIVED = Map.of(
            "GATEWAY_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "SESSION_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "AI_BRIDGE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "RENDERING_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "GATEWAY_WARM_UP_ROUNDS", "0",
            "SESSION_WARM_UP_ROUNDS", "0",
            "BRIDGE_WARM_UP_ROUNDS", "0",
            "QUARKUS_SHUTDOWN_DELAY", "0S");

    static StackSettings fresh() {
        return asShipped().with(SHORT_LIVED);
    }

    /// With the JVMs that people have.
    static StackSettings asShipped() {
        try {
            return new StackSettings(1, Files.createTempDirectory("parley-system-test"), Map.of());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Who is there hears that a gateway ends, and has as much time as people have.
    StackSettings sayingGoodbye() {
        var less = new HashMap<>(environment);
        less.remove("QUARKUS_SHUTDOWN_DELAY");
        return new StackSettings(gateways, data, Map.copyOf(less));
    }

    StackSettings gateways(int count) {
        return new StackSettings(count, data, environment);
    }

    StackSettings with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    private StackSettings with(Map<String, String> variables) {
        var more = new HashMap<>(environment);
        more.putAll(variables);
        return new StackSettings(gateways, data, Map.copyOf(more));
    }

    /// No AI at all, not even the development canister.
    StackSettings withoutAi() {
        return with("DEV_CANISTER", "off");
    }

    StackSettings canister(FakeCanister canister) {
        return with("AVAI_CANISTER_WS_URL", canister.url().toString());
    }
}
