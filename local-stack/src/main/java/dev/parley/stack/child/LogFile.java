package dev.parley.stack.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/// What a child writes, appended from start to start.
record LogFile(Path path) {
    static final long ROTATE_BYTES = 10L * 1024 * 1024;
    private static final int LAST_WORDS_BYTES = 64 * 1024;
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. ).*");

    /// A file grown large makes room for a new one; one old one is kept.
    void rotate() throws IOException {
        if (Files.exists(path) && Files.size(path) > ROTATE_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The last lines but for stack traces, for somebody who wants to know why it ended.
    List<String> lastWords(int lines) {
        try (var file = Files.newByteChannel(path)) {
            file.position(Math.max(0, file.size() - LAST_WORDS_BYTES));
            var tail = ByteBuffer.allocate(LAST_WORDS_BYTES);
            while (tail.hasRemaining() && file.read(tail) >= 0) {}
            var all = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line ->
                            !line.isBlank() && !STACK_FRAME.matcher(line).matches())
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException noLog) {
            return List.of();
        }
    }
}
