package dev.parley.stack.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.data.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    @Test
    void endsAChildThatOutlivedItsLauncher(@TempDir Path folder) throws Exception {
        var data = DataFolder.create(folder.resolve("data"));
        var orphan = start(data, "gateway-1", data.root().resolve("something").toString());

        assertEquals(List.of("gateway-1"), Orphans.end(data));

        assertTrue(orphan.waitFor(1, TimeUnit.SECONDS));
        assertFalse(Files.exists(data.pidOf("gateway-1")));
    }

    @Test
    void leavesAStrangerAloneWhoHasThePidNow(@TempDir Path folder) throws Exception {
        var data = DataFolder.create(folder.resolve("data"));
        var stranger =
                start(data, "gateway-1", folder.resolve("data-of-another").toString());
        try {
            assertEquals(List.of(), Orphans.end(data));

            assertTrue(stranger.isAlive());
            assertFalse(Files.exists(data.pidOf("gateway-1")));
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anUnreadablePidFileIsNoObstacle(@TempDir Path folder) throws Exception {
        var data = DataFolder.create(folder);
        Files.writeString(data.pidOf("redis"), "not a number");

        assertEquals(List.of(), Orphans.end(data));
    }

    private static Process start(DataFolder data, String name, String file) throws Exception {
        Files.writeString(Path.of(file), "");
        var process = new ProcessBuilder("tail", "-f", file).start();
        Files.writeString(data.pidOf(name), process.pid() + "\n");
        return process;
    }
}
