package dev.parley.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The bundle is kept beside its sources: it has to be of those that stand there. `clients/console/scripts/sources.mjs`
/// computes the same.
class ConsoleBundleTest {
    private static final Path CLIENTS = Path.of("../clients");
    private static final List<String> SOURCES = List.of(
            "console/index.html",
            "console/package.json",
            "console/public",
            "console/src",
            "console/vite.config.ts",
            "react/src",
            "typescript/src");

    @Test
    void theBundleIsMadeOfTheSourcesThatStandThere() throws NoSuchAlgorithmException {
        var hash = MessageDigest.getInstance("SHA-256");
        SOURCES.stream()
                .flatMap(ConsoleBundleTest::files)
                .map(file -> CLIENTS.relativize(file).toString().replace('\\', '/'))
                .sorted()
                .forEach(path -> hash.update((path + "\n" + hashOf(path) + "\n").getBytes(StandardCharsets.UTF_8)));

        assertEquals(
                HexFormat.of().formatHex(hash.digest()),
                ConsolePage.bundle().getString("sources"),
                "make the bundle anew: cd clients && npm ci && npm run bundle -w console");
    }

    private static Stream<Path> files(String source) {
        try {
            return Files.walk(CLIENTS.resolve(source)).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hashOf(String path) {
        try {
            var text = Files.readString(CLIENTS.resolve(path)).replace("\r\n", "\n");
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
