package dev.parley.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path proc;

    @Test
    void readsALineOfStatWhateverTheCommandIsCalled() {
        var stat = ProcessStat.parse(
                "4321 (my (odd) name) S 17 4321 17 0 -1 4194560 9 8 7 6 120 30 5 2 20 0 31 0 100 1000 200 1844 1 1 0\n");
        assertEquals(new ProcessStat(4321, "my (odd) name", 17, 120, 30, 7), stat);
        assertEquals(150, stat.ownTicks());
    }

    @Test
    void refusesWhatIsNoStatLine() {
        assertThrows(IllegalArgumentException.class, () -> ProcessStat.parse("nothing of the kind"));
    }

    @Test
    void addsUpAServerWithItsBackendsAndThoseThatHaveEnded() throws IOException {
        process(1, 0, 1_000, 0);
        process(10, 1, 5, 40);
        process(11, 10, 100, 0);
        process(12, 10, 200, 0);
        process(13, 12, 300, 7);
        process(20, 1, 5_000, 0);
        var processes = new Processes(proc);
        assertEquals(Duration.ofMillis(6520), processes.withDescendants(10).cpu());
        assertEquals(Duration.ofMillis(50), processes.alone(10).cpu());
    }

    @Test
    void aProcessThatIsGoneHasUsedNothing() {
        assertEquals(Usage.none(), new Processes(proc).alone(99));
        assertEquals(Usage.none(), new Processes(proc).withDescendants(99));
    }

    @Test
    void findsTheProportionalShareOfMemory() throws IOException {
        process(10, 1, 5, 0);
        Files.writeString(
                proc.resolve("10/smaps_rollup"), "55d-7ff ---p 0000 00:00 0 [rollup]\nRss:  900 kB\nPss:    640 kB\n");
        assertEquals(640 * 1024, new Processes(proc).alone(10).memoryBytes());
    }

    private void process(long pid, long parent, long userTicks, long waitedTicks) throws IOException {
        var folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (server) S %d 1 1 0 -1 0 0 0 0 0 %d 5 %d 0 20 0 1 0 1\n"
                        .formatted(pid, parent, userTicks - 5, waitedTicks));
    }
}
