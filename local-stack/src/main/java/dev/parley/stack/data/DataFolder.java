package dev.parley.stack.data;

import dev.parley.stack.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder a local stack keeps everything in: database, keys, pids and logs. Only its owner may look inside.
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public static DataFolder create(Path root) {
        var data = new DataFolder(root);
        try {
            Files.createDirectories(data.root);
            OwnerOnly.protect(data.root);
            Files.createDirectories(data.run());
            Files.createDirectories(data.log());
            return data;
        } catch (IOException e) {
            throw new CannotStart("The data folder " + root + " cannot be written: " + e.getMessage(), e);
        }
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path logOf(String name) {
        return log().resolve(name + ".log");
    }

    public Path pidOf(String name) {
        return run().resolve(name + ".pid");
    }

    /// Where the inner processes listen, as properties: the name of each and its URL.
    public Path addresses() {
        return root.resolve("addresses.properties");
    }

    /// What the services sign their calls to each other with, where the environment gives nothing else.
    public Path internalSecret() {
        return root.resolve("internal-token-secret");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path redis() {
        return root.resolve("redis");
    }

    public Path issuer() {
        return root.resolve("issuer");
    }
}
