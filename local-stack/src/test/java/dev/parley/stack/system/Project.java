package dev.parley.stack.system;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the project lies.
final class Project {
    private Project() {}

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not within the project");
    }
}
