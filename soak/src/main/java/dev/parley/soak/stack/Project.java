package dev.parley.soak.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the project lies.
public final class Project {
    private Project() {}

    public static Path root() {
        var told = System.getProperty("parley.home");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not within the project; set -Dparley.home");
    }
}
