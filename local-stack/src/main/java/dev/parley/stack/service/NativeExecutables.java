package dev.parley.stack.service;

import dev.parley.stack.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Ready native executables, each under the name of its service in one folder. A service that has none there runs on a
/// JVM.
public final class NativeExecutables {
    /// Those that have a native form. The others may have one some day.
    private static final List<String> EXPECTED = List.of("gateway-service", "session-service", "ai-bridge-service");

    private final Optional<Path> folder;

    private NativeExecutables(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Everything runs on a JVM.
    public static NativeExecutables none() {
        return new NativeExecutables(Optional.empty());
    }

    /// @throws CannotStart where one is missing or cannot be run
    public static NativeExecutables in(Path folder) {
        // Children work in another folder.
        var absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new CannotStart("There is no folder " + absolute + " with native executables.");
        }
        EXPECTED.forEach(service -> check(absolute.resolve(service), service));
        return new NativeExecutables(Optional.of(absolute));
    }

    private static void check(Path executable, String service) {
        if (!Files.isRegularFile(executable)) {
            throw new CannotStart(
                    "There is no native executable " + executable + ". Put it there ("
                            + "./mvnw package -Pnative -DskipTests -pl " + service + " -am makes " + service
                            + "/target/*-runner; it needs GraalVM or Mandrel 25), or start without --native and PARLEY_NATIVE.");
        }
        if (!Files.isExecutable(executable)) {
            throw new CannotStart(executable + " is not executable: chmod +x " + executable);
        }
    }

    Optional<Path> of(String service) {
        return folder.map(one -> one.resolve(service)).filter(Files::isExecutable);
    }
}
