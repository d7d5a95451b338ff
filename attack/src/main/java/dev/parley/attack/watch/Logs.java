package dev.parley.attack.watch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the processes of a stack have written since a moment, searched for what tells of a bug: a stack trace, or
/// memory that could not be had.
public final class Logs {
    private static final Pattern BUG =
            Pattern.compile("^\\s+at [\\w.$/<>@-]+\\(.*\\)$|OutOf\\w*MemoryError|^Caused by: ");
    private static final Pattern MEMORY = Pattern.compile("OutOf\\w*MemoryError");
    private static final int MOST_READ = 64 * 1024 * 1024;
    private static final int LONGEST = 200;

    private final Path folder;
    private final Map<Path, Long> lengths;

    private Logs(Path folder, Map<Path, Long> lengths) {
        this.folder = folder;
        this.lengths = lengths;
    }

    public static Logs from(Path folder) {
        var lengths = new HashMap<Path, Long>();
        files(folder).forEach(file -> lengths.put(file, file.toFile().length()));
        return new Logs(folder, lengths);
    }

    /// One line for each place where a bug is told of: the process, and the line that came before the trace.
    public List<String> bugs() {
        var bugs = new ArrayList<String>();
        for (var file : files(folder)) {
            var before = "";
            var within = false;
            for (var line : since(file).split("\n")) {
                var tells = BUG.matcher(line).find();
                if (tells && !within) {
                    var process = file.getFileName().toString().replace(".log", "");
                    bugs.add(process + ": " + shortened(MEMORY.matcher(line).find() ? line : before));
                }
                within = tells;
                before = line;
            }
        }
        return bugs;
    }

    /// How much was written, in bytes.
    public long written() {
        return files(folder).stream()
                .mapToLong(file -> Math.max(0, file.toFile().length() - lengths.getOrDefault(file, 0L)))
                .sum();
    }

    private String since(Path file) {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.min(lengths.getOrDefault(file, 0L), content.length());
            content.seek(from);
            var bytes = new byte[(int) Math.min(MOST_READ, content.length() - from)];
            content.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String shortened(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
