package dev.parley.stack.redis;

import dev.parley.stack.CannotStart;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/// The `redis-server` to run: the machine's own from version 7 on, else the one that comes with the build.
final class RedisProgram {
    private static final int OLDEST = 7;
    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

    private RedisProgram() {}

    static Path find(Path folder) throws IOException {
        var own = onPath(System.getenv().getOrDefault("PATH", ""));
        return own.isPresent() ? own.get() : unpacked(folder);
    }

    static Optional<Path> onPath(String path) {
        for (var place : path.split(File.pathSeparator)) {
            var program = Path.of(place, "redis-server");
            if (Files.isExecutable(program) && majorVersion(program) >= OLDEST) {
                return Optional.of(program.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    private static int majorVersion(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version").start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var version = VERSION.matcher(said);
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException cannotRun) {
            return 0;
        }
    }

    static Path unpacked(Path folder) throws IOException {
        var name = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (name == null) {
            throw new CannotStart("There is no embedded Redis for this machine. Install redis-server " + OLDEST
                    + " or later, or set REDIS_URL to one of your own.");
        }
        name = name.substring(name.lastIndexOf('/') + 1);
        var program = folder.resolve(name);
        if (!Files.exists(program)) {
            var partial = folder.resolve(name + ".unpacking");
            try (var resource = RedisProgram.class.getResourceAsStream("/" + name)) {
                Files.copy(resource, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(partial, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }
}
