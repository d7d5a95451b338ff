package dev.parley.stack.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How a stack is to be started.
record StackSettings(int gateways, Path data, Map<String, String> environment) {
    static StackSettings fresh() {
        try {
            return new StackSettings(1, Files.createTempDirectory("parley-system-test"), Map.of());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    StackSettings gateways(int count) {
        return new StackSettings(count, data, environment);
    }

    StackSettings with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
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
