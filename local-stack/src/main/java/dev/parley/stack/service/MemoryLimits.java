package dev.parley.stack.service;

import java.util.ArrayList;
import java.util.List;

/// What a service may take, in MiB: its heap, and its network buffers beside it.
///
/// @param properties what else bounds them, as system properties
record MemoryLimits(int heap, int direct, List<String> properties) {
    MemoryLimits(int heap, int direct) {
        this(heap, direct, List.of());
    }

    List<String> onJvm() {
        return options(direct + "m");
    }

    /// An executable takes the size of its buffers in bytes only.
    List<String> ofExecutable() {
        return options(Long.toString(direct * 1024L * 1024));
    }

    private List<String> options(String directSize) {
        var options = new ArrayList<>(List.of("-Xmx" + heap + "m", "-XX:MaxDirectMemorySize=" + directSize));
        options.addAll(properties);
        return options;
    }
}
