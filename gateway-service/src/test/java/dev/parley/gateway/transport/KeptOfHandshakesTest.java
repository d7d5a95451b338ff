package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.support.Neighbours;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a socket keeps of the request it has begun with, as long as it lives.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class KeptOfHandshakesTest {
    @TestHTTPResource
    URI gateway;

    @Inject
    MemoryBudget budget;

    private final List<RawSocket> open = new ArrayList<>();

    private void connect(int sockets, String path, Map<String, String> headers) {
        var connected = IntStream.range(0, sockets)
                .mapToObj(_ -> new RawSocket(gateway.getPort(), path, headers))
                .toList();
        open.addAll(connected);
        connected.forEach(socket -> socket.hears("welcome"));
    }

    @AfterEach
    void allGo() {
        open.forEach(RawSocket::close);
    }

    /// What is used after a collection, as little as it is seen to be: others of this process use some as well.
    private static long heap() {
        return IntStream.range(0, 3)
                .mapToLong(_ -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }

    private long bytesEach(int sockets, String path, Map<String, String> headers) {
        connect(20, path, headers);
        var before = heap();
        connect(sockets, path, headers);
        return (heap() - before) / sockets;
    }

    @Test
    void itsHeadersAreForgotten() {
        var headers = new HashMap<String, String>();
        for (var number = 0; number < 90; number++) {
            headers.put("X-" + number, "x".repeat(200));
        }

        var each = bytesEach(600, "/ws", headers);

        assertTrue(each < 20_000, "bytes of each: " + each);
    }

    @Test
    void theManyParametersOfItsAddressAreForgottenAndTheAddressCounts() {
        var path = "/ws?" + "a&".repeat(4_000);

        var each = bytesEach(200, path, Map.of());

        assertTrue(each < 60_000, "bytes of each: " + each);
        assertTrue(budget.held() >= 200 * path.length(), "held: " + budget.held());
    }
}
