package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// An example frame under test resources, `frames/parley/{commands,replies,events}`. `name` is its type (of a
/// reply: the type of its command); what follows a further dot in the file's name tells variants apart.
record Example(String file, String name, JsonNode frame) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SINGLE = Set.of("connect", "ping", "error", "notification");
    private static final Path FRAMES = Path.of("src", "test", "resources", "frames", "parley");

    static List<Example> of(String kind) {
        try (var files = Files.list(FRAMES.resolve(kind))) {
            return files.sorted().map(Example::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(Path path) {
        try {
            var file = path.getFileName().toString();
            var words = file.substring(0, file.length() - ".json".length()).split("\\.");
            var single = SINGLE.contains(words[0]);
            return new Example(file, single ? words[0] : words[0] + "." + words[1], JSON.readTree(path.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
