package dev.parley.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what processes use from Linux's `/proc`.
public final class Processes {
    /// USER_HZ, the unit of `/proc/<pid>/stat`: 100 on every Linux a JVM runs on.
    private static final long MILLIS_A_TICK = 10;

    private final Path proc;

    public Processes() {
        this(Path.of("/proc"));
    }

    Processes(Path proc) {
        this.proc = proc;
    }

    /// Whether this machine tells.
    public boolean readable() {
        return Files.isReadable(proc.resolve("self").resolve("stat"));
    }

    /// The process without its children.
    public Usage alone(long pid) {
        return stat(pid)
                .map(stat -> new Usage(Duration.ofMillis(stat.ownTicks() * MILLIS_A_TICK), memory(pid)))
                .orElse(Usage.NONE);
    }

    /// The process and all below it, those that have ended included. (A child's time moves to its parent when it ends,
    /// so nothing is counted twice.)
    public Usage withDescendants(long root) {
        var stats = new HashMap<Long, ProcessStat>();
        try (var folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var folder : folders) {
                stat(Long.parseLong(folder.getFileName().toString())).ifPresent(stat -> stats.put(stat.pid(), stat));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var usage = Usage.NONE;
        for (var stat : family(root, stats)) {
            var ticks = stat.ownTicks() + stat.waitedTicks();
            usage = usage.plus(new Usage(Duration.ofMillis(ticks * MILLIS_A_TICK), memory(stat.pid())));
        }
        return usage;
    }

    static List<ProcessStat> family(long root, Map<Long, ProcessStat> stats) {
        var family = new ArrayList<ProcessStat>();
        for (var stat : stats.values()) {
            var ancestor = stat;
            while (ancestor != null && ancestor.pid() != root) {
                ancestor = stats.get(ancestor.parent());
            }
            if (ancestor != null) {
                family.add(stat);
            }
        }
        return family;
    }

    private Optional<ProcessStat> stat(long pid) {
        try {
            return Optional.of(ProcessStat.parse(
                    Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private long memory(long pid) {
        try {
            return kilobytes(Files.readString(proc.resolve(Long.toString(pid)).resolve("smaps_rollup")), "Pss:") * 1024;
        } catch (IOException notOurs) {
            return 0;
        }
    }

    static long kilobytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").trim())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
