package dev.parley.attack.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    private static final String TRACE = """
            12:00 ERROR [de.pa.Some] It went wrong: java.lang.IllegalStateException: no
            \tat dev.parley.Some.goes(Some.java:12)
            \tat java.base/java.lang.Thread.run(Thread.java:1474)
            Caused by: java.io.IOException
            \t... 3 more
            """;

    @TempDir
    private Path folder;

    @Test
    void aStackTraceIsOneBugAndIsNamedByTheLineBefore() throws IOException {
        var log = Files.writeString(folder.resolve("gateway-1.log"), TRACE);
        var logs = Logs.from(folder);
        assertEquals(List.of(), logs.bugs(), "what was there before");

        Files.writeString(log, "12:01 INFO all is well (at last)\n" + TRACE, StandardOpenOption.APPEND);

        assertEquals(
                List.of("gateway-1: 12:00 ERROR [de.pa.Some] It went wrong: java.lang.IllegalStateException: no"),
                logs.bugs());
    }

    @Test
    void memoryThatCannotBeHadIsABugWithoutATraceToo() throws IOException {
        var logs = Logs.from(folder);
        Files.writeString(
                folder.resolve("session-1.log"), "Terminating due to java.lang.OutOfMemoryError: Java heap space\n");

        assertEquals(List.of("session-1: Terminating due to java.lang.OutOfMemoryError: Java heap space"), logs.bugs());
    }

    @Test
    void soIsMemoryBesideTheHeap() throws IOException {
        var logs = Logs.from(folder);
        var line = "12:00 WARN a connection broke cause=OutOfDirectMemoryError";
        Files.writeString(folder.resolve("gateway-1.log"), line + "\n");

        assertEquals(List.of("gateway-1: " + line), logs.bugs());
    }
}
