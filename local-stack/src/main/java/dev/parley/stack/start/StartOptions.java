package dev.parley.stack.start;

import dev.parley.stack.service.NativeExecutables;
import java.nio.file.Path;

/// What the person asked for on the command line.
///
/// @param home the project's folder, where the built services lie
/// @param data where database, keys, pids and logs are kept
/// @param executables of services that are not to run on a JVM
/// @param port of the first gateway; the others take the next ones
public record StartOptions(
        Path home,
        Path data,
        NativeExecutables executables,
        int port,
        int gateways,
        int sessionServices,
        int aiBridges) {
    public static final int DEFAULT_PORT = 8080;
}
