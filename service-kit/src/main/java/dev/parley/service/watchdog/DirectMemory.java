package dev.parley.service.watchdog;

import java.lang.foreign.Arena;

/// Whether direct memory can be had: without it nothing is read or written, and whoever asks for it sleeps in vain.
/// `-XX:+ExitOnOutOfMemoryError` does not see it, as it is Java code that refuses.
final class DirectMemory implements Concern {
    private final long bytes;

    DirectMemory(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "direct memory cannot be had";
    }

    @Override
    public boolean isWell() {
        try (var arena = Arena.ofConfined()) {
            arena.allocate(bytes);
            return true;
        } catch (OutOfMemoryError none) {
            return false;
        }
    }
}
