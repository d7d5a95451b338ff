package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The check that compose.yaml asks its services with, run as a container would run it.
class HealthCheckTest {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer management;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        management.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        management.start();
    }

    @AfterEach
    void stop() {
        management.stop(0);
    }

    @Test
    void isWellWhenTheServiceIsReady() throws Exception {
        assertEquals(0, check());
        assertEquals(List.of("GET /q/health/ready"), List.copyOf(asked));
    }

    @Test
    void isIllWhenTheServiceIsNotReady() throws Exception {
        status = 503;

        assertNotEquals(0, check());
        assertEquals(1, asked.size());
    }

    @Test
    void isIllWhenNobodyListens() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertNotEquals(0, check(free));
    }

    private int check() throws IOException, InterruptedException {
        return check(management.getAddress().getPort());
    }

    private int check(int port) throws IOException, InterruptedException {
        var command = ((List<?>) Compose.service("gateway-service").value("healthcheck.test"))
                .stream().map(word -> word.toString().replace("$$", "$")).toList();
        assertEquals("CMD", command.getFirst());
        var process = new ProcessBuilder(command.subList(1, command.size()));
        process.environment().put("MANAGEMENT_PORT", Integer.toString(port));
        return process.redirectErrorStream(true).start().waitFor();
    }
}
