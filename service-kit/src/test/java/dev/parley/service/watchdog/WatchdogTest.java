package dev.parley.service.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Each looks at a process of its own, which does nothing but wait for most of its life.
@Execution(ExecutionMode.CONCURRENT)
class WatchdogTest {
    /// As Quarkus sizes the pieces of Netty's pool.
    private static final String CHUNKS = "-Dio.netty.allocator.maxOrder=3";

    private static final String SMALL = "-XX:MaxDirectMemorySize=8m";

    /// With which a JVM ends by itself.
    private static final int OUT_OF_MEMORY = 3;

    @Test
    void aProcessWithoutDirectMemoryEnds() throws Exception {
        assertEquals(Watchdog.EXIT_CODE, run("jdk", SMALL, CHUNKS));
    }

    @Test
    void soDoesOneWhereNettyCountsItsOwn() throws Exception {
        var exit = run(
                "netty",
                "-XX:MaxDirectMemorySize=64m",
                "-Dio.netty.maxDirectMemory=8388608",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                CHUNKS);

        assertEquals(Watchdog.EXIT_CODE, exit);
    }

    @Test
    void oneWhosePoolHasTakenEverythingAndHasRoomInItStays() throws Exception {
        assertEquals(0, run("pool", SMALL, CHUNKS, "-Dio.netty.allocator.numDirectArenas=1"));
    }

    @Test
    void oneWhoseHeapIsAllButFullEnds() throws Exception {
        assertEquals(Watchdog.EXIT_CODE, run("heap", "-XX:+UseSerialGC", "-Dgarbage.percent=60"));
    }

    @Test
    void oneWhoseHeapIsUsedUpEndsAtOnceAsItsImagesAndTheLocalStackHaveIt() throws Exception {
        assertEquals(OUT_OF_MEMORY, run("heap", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    }

    @Test
    void oneWhoseOwnConcernIsIllEnds() throws Exception {
        assertEquals(Watchdog.EXIT_CODE, run("own", SMALL, CHUNKS));
    }

    @Test
    void aHealthyOneStays() throws Exception {
        assertEquals(0, run("nothing", SMALL, CHUNKS));
    }

    private static int run(String uses, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WatchedProcess.class.getName(), uses));
        var process = new ProcessBuilder(command).inheritIO().start();
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), "neither ended nor well");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
