package dev.parley.soak.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The client in TypeScript as far as this machine can run it, in a process of Node.
///
/// @param node its version
public record Sdk(Path script, String node) {
    private static final int OLDEST_NODE = 20;
    /// From this version on it has a WebSocket of its own.
    private static final int WITH_WEB_SOCKET = 22;

    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\.");

    /// What there is of it: itself, or why it cannot be run here.
    public sealed interface Search {
        /// It can be run.
        record Found(Sdk sdk) implements Search {}

        /// It cannot.
        record Missing(String why) implements Search {}
    }

    /// Looks into a checked-out project.
    public static Search in(Path project) {
        return in(project, nodeVersion());
    }

    static Search in(Path project, String version) {
        var clients = project.resolve("clients");
        var major = MAJOR.matcher(version);
        if (!major.find()) {
            return new Search.Missing("there is no Node (" + OLDEST_NODE + " or later)");
        }
        var number = Integer.parseInt(major.group(1));
        if (number < OLDEST_NODE) {
            return new Search.Missing("Node " + version + " is older than " + OLDEST_NODE);
        }
        if (!Files.exists(clients.resolve("typescript/dist/index.js"))) {
            return new Search.Missing("it is not built (cd clients && npm ci && npm run build -w typescript)");
        }
        if (isOlderThanItsSources(clients.resolve("typescript"))) {
            return new Search.Missing("it is older than its sources (cd clients && npm run build -w typescript)");
        }
        if (number < WITH_WEB_SOCKET && !Files.exists(clients.resolve("node_modules/ws"))) {
            return new Search.Missing(
                    "Node " + version + " has no WebSocket, and ws is not installed (cd clients && npm ci)");
        }
        return new Search.Found(new Sdk(clients.resolve("typescript/soak/device.mjs"), version));
    }

    private static boolean isOlderThanItsSources(Path sdk) {
        try (var sources = Files.walk(sdk.resolve("src"))) {
            var built = sdk.resolve("dist/index.js").toFile().lastModified();
            return sources.anyMatch(source -> source.toFile().lastModified() > built && Files.isRegularFile(source));
        } catch (IOException none) {
            return false;
        }
    }

    /// Empty where there is none.
    private static String nodeVersion() {
        try {
            var process = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes()).strip();
        } catch (IOException missing) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /// What it writes on its error stream is told with the checker's own words.
    Process starts() throws IOException {
        return new ProcessBuilder(List.of("node", script.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
