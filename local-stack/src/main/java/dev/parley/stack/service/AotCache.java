package dev.parley.stack.service;

import dev.parley.stack.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the JVM learnt about a service in a rehearsal (classes loaded and linked, which methods matter and how they are
/// used), kept beside its jar. Good for exactly that build, in that place, that JVM and those options: beside it stands
/// whose it is.
/// The JVM looks for itself, too, and does without what does not fit.
public record AotCache(Path jar) {
    /// The environment variable that says what is to become of it.
    public static final String SETTING = "AOT_CACHE";

    /// Its value for a run that is recorded.
    public static final String RECORD = "record";

    private static final String OFF = "off";

    public Path file() {
        return jar.resolveSibling("app.aot");
    }

    private Path owner() {
        return jar.resolveSibling("app.aot.owner");
    }

    /// What the JVM writes when a recorded run ends.
    private Path recorded() {
        return jar.resolveSibling("app.aot.new");
    }

    /// Whether there is one and it belongs to what would be run now.
    public boolean isCurrent() {
        return Files.exists(file()) && told().equals(nowadays());
    }

    /// Whether there is one that would be used did it belong to what is run.
    boolean isOfOthers(String setting) {
        return !setting.equals(OFF) && !setting.equals(RECORD) && Files.exists(file()) && !isCurrent();
    }

    List<String> options(String setting) {
        return switch (setting) {
            case OFF -> List.of();
            case RECORD -> List.of("-XX:AOTCacheOutput=" + recorded());
            case "on" -> isCurrent() ? List.of("-XX:AOTCache=" + file(), "-XX:AOTMode=auto") : List.of();
            default -> throw new CannotStart(SETTING + " is on or off, not " + setting + ".");
        };
    }

    public void forget() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(owner());
        Files.deleteIfExists(recorded());
    }

    /// Takes what a run that has ended recorded.
    ///
    /// @throws IOException where it left nothing
    public void keep() throws IOException {
        Files.write(owner(), nowadays());
        Files.move(recorded(), file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> told() {
        try {
            return Files.readAllLines(owner());
        } catch (IOException unknown) {
            return List.of();
        }
    }

    /// The JVM's own name for itself, the options, and of each jar what the JVM looks at: its size and its time in
    /// seconds. Also where they lie: a JVM takes the cache of a copied folder, and its classes then say that they
    /// come from the folder before, where another build may lie by now.
    private List<String> nowadays() {
        var folder = jar.toAbsolutePath().getParent();
        var lines = new ArrayList<>(List.of(
                System.getProperty("java.vm.version") + " of " + System.getProperty("java.vm.vendor"),
                String.join(" ", Services.JAVA_OPTIONS),
                folder.toString()));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                lines.add(folder.relativize(file) + " " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).to(TimeUnit.SECONDS));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }
}
