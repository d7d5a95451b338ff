package dev.parley.soak.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What each process of a stack holds, in MB: its own part and its share of what it has in common with others
/// (PSS), its children included.
public record Memory(Map<String, Long> megabytes) {
    static Memory of(Map<String, Long> pids) {
        var megabytes = new TreeMap<String, Long>();
        pids.forEach((name, pid) -> ProcessHandle.of(pid)
                .ifPresent(process -> megabytes.put(
                        name,
                        Stream.concat(Stream.of(process), process.descendants())
                                        .mapToLong(one -> kilobytes(one.pid()))
                                        .sum()
                                / 1024)));
        return new Memory(megabytes);
    }

    private static long kilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    /// The larger of both, for each process.
    public Memory most(Memory other) {
        var most = new TreeMap<>(megabytes);
        other.megabytes.forEach((name, value) -> most.merge(name, value, Math::max));
        return new Memory(most);
    }

    /// How much each has grown.
    public Map<String, Long> growthSince(Memory earlier) {
        var growth = new TreeMap<String, Long>();
        megabytes.forEach((name, value) -> growth.put(name, value - earlier.megabytes.getOrDefault(name, 0L)));
        return growth;
    }

    @Override
    public String toString() {
        return megabytes.toString();
    }
}
