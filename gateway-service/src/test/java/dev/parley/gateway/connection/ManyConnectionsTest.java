package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One person with more connections than anybody needs.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ManyConnectionsTest {
    @TestHTTPResource
    URI gateway;

    @Inject
    ConnectionConfig config;

    private RawSocket connected(String name) {
        var socket = new RawSocket(gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of(name)));
        socket.text("{\"type\":\"connect\",\"ref\":\"c\"}");
        socket.hears("ok");
        return socket;
    }

    private static boolean isClosed(RawSocket socket) {
        socket.text("{\"type\":\"ping\",\"ref\":\"p\"}");
        return socket.next().opcode() != RawFrame.TEXT;
    }

    @Test
    void manyThatComeAtOnceLeaveNoMoreThanThereMayBe() {
        var token = Map.of("Authorization", "Bearer " + Tokens.of("hasty"));
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (var number = 0; number < config.maxPerPerson() + 30; number++) {
                sockets.add(new RawSocket(gateway.getPort(), "/parley", token));
            }
            sockets.forEach(socket -> socket.text("{\"type\":\"connect\",\"ref\":\"c\"}"));

            sockets.forEach(socket -> socket.hears("ok"));
            var open = new ArrayList<>(sockets);
            var patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (open.size() > config.maxPerPerson() && System.nanoTime() < patience) {
                open.removeIf(ManyConnectionsTest::isClosed);
            }
            open.removeIf(ManyConnectionsTest::isClosed);
            assertEquals(config.maxPerPerson(), open.size());
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }

    @Test
    void theOldestConnectionOfAPersonGivesWayToOneTooMany() {
        Deque<RawSocket> sockets = new ArrayDeque<>();
        try (var other = connected("lonely")) {
            for (var number = 0; number < config.maxPerPerson(); number++) {
                sockets.add(connected("busy"));
            }
            sockets.add(connected("busy"));

            var first = sockets.poll();
            var end = first.next();
            while (end.opcode() == RawFrame.TEXT) {
                end = first.next();
            }
            assertEquals(4502, end.closeCode());
            first.close();

            for (var socket : sockets) {
                socket.text("{\"type\":\"ping\",\"ref\":\"p\"}");
                socket.hears("ok");
            }
            other.text("{\"type\":\"ping\",\"ref\":\"p\"}");
            other.hears("ok");
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }
}
