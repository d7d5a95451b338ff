package dev.parley.attack.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Looks several times a second at what each process of a stack holds in real memory (resident set, in MB), and keeps
/// the most.
public final class MemoryWatch implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<Map<String, Long>> pids;
    private final Map<String, Long> most = new TreeMap<>();
    private final Thread thread;
    private volatile boolean going = true;

    private MemoryWatch(Supplier<Map<String, Long>> pids) {
        this.pids = pids;
        thread = Thread.ofPlatform().daemon().start(this::looks);
    }

    public static MemoryWatch of(Supplier<Map<String, Long>> pids) {
        return new MemoryWatch(pids);
    }

    /// What each holds now.
    public static Map<String, Long> now(Map<String, Long> pids) {
        var megabytes = new TreeMap<String, Long>();
        pids.forEach((name, pid) -> {
            // PostgreSQL's children share most of what they hold: of them only what is their own counts.
            var children = ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .mapToLong(child -> kilobytes(child.pid(), "RssAnon:"))
                    .sum();
            megabytes.put(name, (kilobytes(pid, "VmRSS:") + children) / 1024);
        });
        return megabytes;
    }

    private static long kilobytes(long pid, String name) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private void looks() {
        while (going) {
            try {
                keeps(now(pids.get()));
            } catch (UncheckedIOException startingAnew) {
                // Its file is being written: the next look sees it.
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private synchronized void keeps(Map<String, Long> megabytes) {
        megabytes.forEach((name, value) -> most.merge(name, value, Math::max));
    }

    /// The most that each has held since the beginning.
    public synchronized Map<String, Long> most() {
        return new TreeMap<>(most);
    }

    @Override
    public void close() {
        going = false;
    }
}
