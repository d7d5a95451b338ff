package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the kernel holds for a reader that was fast and has stopped.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@EnabledOnOs(OS.LINUX)
class SendBufferTest {
    private static final String PAGE = "GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final long FAST = 40_000_000;
    /// Twice as much as was asked for, and what its own bookkeeping takes.
    private static final long MOST = 3 * 262_144;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void theKernelHoldsLittleForWhoHasStoppedReading() throws IOException {
        try (var reader = new Wire(gateway.getPort())) {
            Thread.ofVirtual().start(() -> {
                try {
                    reader.says(PAGE.repeat(20_000));
                } catch (RuntimeException closed) {
                    // It has seen enough.
                }
            });
            assertTrue(reader.takes(FAST));

            var held = heldWhenItHasStopped(reader.port());
            assertTrue(held > 0 && held <= MOST, "held " + held);
        }
    }

    private long heldWhenItHasStopped(int client) throws IOException {
        var end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        var since = System.nanoTime();
        var held = -1L;
        while (System.nanoTime() - since < Duration.ofSeconds(1).toNanos()) {
            var now = unsent(client);
            if (now != held) {
                held = now;
                since = System.nanoTime();
            }
            assertTrue(System.nanoTime() < end, "it stands");
        }
        return held;
    }

    /// Of the gateway's side of that client's connection.
    private long unsent(int client) throws IOException {
        try (var four = Files.lines(Path.of("/proc/net/tcp"));
                var six = Files.lines(Path.of("/proc/net/tcp6"))) {
            var local = ":%04X".formatted(gateway.getPort());
            var remote = ":%04X".formatted(client);
            return Stream.concat(four, six)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[1].endsWith(local) && fields[2].endsWith(remote))
                    .mapToLong(fields -> Long.parseLong(fields[4].split(":")[0], 16))
                    .findFirst()
                    .orElse(-1);
        }
    }
}
