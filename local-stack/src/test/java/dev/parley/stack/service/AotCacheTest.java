package dev.parley.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir
    private Path folder;

    private Path app;
    private AotCache cache;

    @BeforeEach
    void isKept() throws IOException {
        app = folder.resolve("quarkus-app");
        Files.createDirectories(app.resolve("lib"));
        Files.writeString(app.resolve("lib/some.jar"), "some");
        cache = new AotCache(Files.writeString(app.resolve("quarkus-run.jar"), "run"));
        Files.writeString(app.resolve("app.aot.new"), "what was recorded");
        cache.keep();
    }

    @Test
    void isUsedUnlessItIsTurnedOff() {
        assertEquals(List.of("-XX:AOTCache=" + app.resolve("app.aot"), "-XX:AOTMode=auto"), cache.options("on"));
        assertEquals(List.of(), cache.options("off"));
        assertFalse(cache.isOfOthers("on"));
        assertThrows(CannotStart.class, () -> cache.options("perhaps"));
    }

    @Test
    void isOfOthersOnceAnyJarIsAnother() throws IOException {
        Files.writeString(app.resolve("lib/some.jar"), "another");

        assertEquals(List.of(), cache.options("on"));
        assertTrue(cache.isOfOthers("on"));
        assertFalse(cache.isOfOthers("off"), "nobody misses it");
    }

    @Test
    void isOfOthersOnceItsFolderWasMoved() throws IOException {
        var moved = Files.move(app, folder.resolve("elsewhere"));

        assertTrue(new AotCache(moved.resolve("quarkus-run.jar")).isOfOthers("on"));
    }

    @Test
    void isNoneOnceItIsForgotten() throws IOException {
        cache.forget();

        assertEquals(List.of(), cache.options("on"));
        assertFalse(cache.isOfOthers("on"));
    }
}
