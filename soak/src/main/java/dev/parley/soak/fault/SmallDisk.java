package dev.parley.soak.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A file system of its own, small and in memory, that can be full. Only those who may mount one have it (root, on
/// Linux).
public final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "1g";
    private static final int[] BLOCKS = {1 << 20, 1 << 12, 1};

    private final Path folder;
    private volatile boolean kept;

    private SmallDisk(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!kept) {
                isUnmounted();
            }
        }));
    }

    /// Empty where it cannot be mounted.
    public static Optional<SmallDisk> mountedAt(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        var mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE + ",mode=700", "parley", folder.toString());
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /// From now on there is no room for anything more.
    public void fills() {
        try (var filler = Files.newOutputStream(filler())) {
            for (var size : BLOCKS) {
                writesAll(filler, new byte[size]);
            }
        } catch (IOException fullAlready) {
            // That is what it is for.
        }
    }

    private static void writesAll(java.io.OutputStream filler, byte[] block) {
        try {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // Smaller blocks may still find room.
        }
    }

    /// There is room again.
    public void empties() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /// What is on it outlives this process; whoever has looked at it unmounts it.
    public void isKept() {
        kept = true;
    }

    /// Everything on it is gone.
    @Override
    public void close() {
        if (!isUnmounted()) {
            throw new IllegalStateException(folder + " cannot be unmounted");
        }
    }

    private boolean isUnmounted() {
        return !Files.exists(folder)
                || !isMounted()
                || succeeds("umount", folder.toString())
                || succeeds("umount", "-l", folder.toString());
    }

    private boolean isMounted() {
        return succeeds("mountpoint", "-q", folder.toString());
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
