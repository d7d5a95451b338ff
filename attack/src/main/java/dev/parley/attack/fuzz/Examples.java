package dev.parley.attack.fuzz;

import dev.parley.soak.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What clients of each dialect say, as the example frames and transcripts of the gateway's tests have it.
record Examples(Map<String, List<String>> of) {
    static Examples read() throws IOException {
        var resources = Project.root().resolve("gateway-service/src/test/resources");
        var examples = new HashMap<String, List<String>>();
        examples.put("parley", new ArrayList<>());
        for (var file : files(resources.resolve("frames/parley/commands"))) {
            examples.get("parley").add(Files.readString(file));
        }
        for (var dialect : List.of("avai", "rooms", "pitchey", "documents", "parley")) {
            var said = examples.computeIfAbsent(dialect, _ -> new ArrayList<>());
            for (var transcript : files(resources.resolve("transcripts").resolve(dialect))) {
                Files.readAllLines(transcript).stream()
                        .filter(line -> line.startsWith("> "))
                        .map(line -> line.substring(2))
                        .forEach(said::add);
            }
        }
        return new Examples(examples);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
