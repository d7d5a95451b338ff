package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.RawSocket;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a socket keeps of the request it has begun with, as long as it lives.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class KeptOfHandshakesTest {
    private static final int SOCKETS = 200;

    @TestHTTPResource
    URI gateway;

    @Inject
    MemoryBudget budget;

    private final List<RawSocket> open = new ArrayList<>();

    private void connect(int sockets, String path, Map<String, String> headers) {
        for (var number = 0; number < sockets; number++) {
            var socket = new RawSocket(gateway.getPort(), path, headers);
            open.add(socket);
            socket.hears("welcome");
        }
    }

    @AfterEach
    void allGo() {
        open.forEach(RawSocket::close);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private long bytesEach(String path, Map<String, String> headers) {
        connect(5, path, headers);
        var before = heap();
        connect(SOCKETS, path, headers);
        return (heap() - before) / SOCKETS;
    }

    @Test
    void itsHeadersAreForgotten() {
        var headers = new HashMap<String, String>();
        for (var number = 0; number < 90; number++) {
            headers.put("X-" + number, "x".repeat(200));
        }

        var each = bytesEach("/ws", headers);

        assertTrue(each < 20_000, "bytes of each: " + each);
    }

    @Test
    void theManyParametersOfItsAddressAreForgottenAndTheAddressCounts() {
        var path = "/ws?" + "a&".repeat(4_000);

        var each = bytesEach(path, Map.of());

        assertTrue(each < 60_000, "bytes of each: " + each);
        assertTrue(budget.held() >= SOCKETS * path.length(), "held: " + budget.held());
    }
}
