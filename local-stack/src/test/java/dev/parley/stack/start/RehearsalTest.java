package dev.parley.stack.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.service.AotCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static final List<String> SERVICES =
            List.of("session-service", "ai-bridge-service", "rendering-service", "gateway-service");

    @Test
    void leavesACacheBesideEachServiceThatTheJvmTakes(@TempDir Path home) throws Exception {
        StandInService.install(home);
        try (var rehearsal = new Launcher(home, Map.of(), "rehearse")) {
            assertTrue(rehearsal.lastWords().startsWith("Done after "), rehearsal.heard.text());
            assertEquals(0, rehearsal.exitCode());
        }

        assertFalse(Files.exists(home.resolve("target/rehearsal")), "its data has gone");
        for (var service : SERVICES) {
            var cache = new AotCache(home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"));
            assertTrue(cache.isCurrent(), service);
        }
    }

    @Test
    void aCacheOlderThanItsJarIsOfAnotherBuild(@TempDir Path folder) throws Exception {
        var jar = Files.createFile(folder.resolve("quarkus-run.jar"));
        var cache = new AotCache(jar);
        assertFalse(cache.isCurrent(), "there is none");

        Files.createFile(folder.resolve("app.aot"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
        assertTrue(cache.isCurrent());

        Files.setLastModifiedTime(folder.resolve("app.aot"), FileTime.fromMillis(500));
        assertFalse(cache.isCurrent());
    }
}
