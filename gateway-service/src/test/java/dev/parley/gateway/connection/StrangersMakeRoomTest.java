package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.limits.Strangers;
import dev.parley.gateway.support.LittlePatience;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An address at which strangers have as many connections as they may.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(LittlePatience.class)
class StrangersMakeRoomTest {
    private static final int MOST = LittlePatience.STRANGERS;

    @TestHTTPResource
    URI gateway;

    @Inject
    Vertx vertx;

    @Inject
    Strangers strangers;

    private final ArrayList<AutoCloseable> open = new ArrayList<>();

    private RawSocket socket(String path, Map<String, String> headers) {
        var socket = new RawSocket(gateway.getPort(), path, headers);
        open.add(socket);
        return socket;
    }

    private RawSocket stranger() {
        var stranger = socket("/ws", Map.of());
        stranger.hears("welcome");
        return stranger;
    }

    private RawSocket person(String name) {
        var person = socket("/parley", Map.of("Authorization", "Bearer " + Tokens.of(name)));
        person.text("{\"type\":\"connect\",\"ref\":\"1\"}");
        person.hears("ok");
        return person;
    }

    private static void pings(RawSocket stranger) {
        stranger.text("{\"type\":\"ping\"}");
        stranger.hears("pong");
    }

    /// Keeps all event loops from reading until what comes back is run.
    private Runnable keepsFromReading() throws InterruptedException {
        var loops = new ArrayList<EventExecutor>();
        vertx.nettyEventLoopGroup().forEach(loops::add);
        var kept = new CountDownLatch(loops.size());
        var released = new CountDownLatch(1);
        for (var loop : loops) {
            loop.execute(() -> {
                kept.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertTrue(kept.await(10, TimeUnit.SECONDS), "a loop is busy");
        return released::countDown;
    }

    /// So many come at once that all who were there have to make room, also who has just had another turn.
    private void othersTakeAllRoom() {
        for (var number = 0; number < 2 * MOST; number++) {
            open.add(strangers.enter("127.0.0.1", new Other())::leave);
        }
    }

    /// A stranger elsewhere in the process.
    private record Other() implements Strangers.Stranger {
        @Override
        public long lastActive() {
            return 0;
        }

        @Override
        public void evict() {}
    }

    @AfterEach
    void allGo() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    @Test
    void theOneThatHasBeenIdleLongestMakesRoomAndAPersonStays() {
        var alice = person("room-alice");
        var first = stranger();
        var second = stranger();
        stranger();
        stranger();
        pings(first);

        pings(stranger());

        assertEquals(1013, second.hearsClose().closeCode());
        pings(first);
        alice.text("{\"type\":\"ping\",\"ref\":\"2\"}");
        alice.hears("ok");
    }

    @Test
    void whoIsJustSigningInMakesNoRoom() {
        Neighbours.session.signInMillis = 2_000;
        try {
            var carol = socket("/parley", Map.of("Authorization", "Bearer " + Tokens.of("room-carol")));
            carol.text("{\"type\":\"connect\",\"ref\":\"1\"}");
            var idle = stranger();
            for (var number = 0; number < MOST; number++) {
                stranger();
            }

            assertEquals(1013, idle.hearsClose().closeCode());
            carol.hears("ok");
        } finally {
            Neighbours.session.signInMillis = 0;
        }
    }

    @Test
    void whoHasBegunToAskHearsThatThereIsNoRoom() throws IOException {
        var asking = new Socket("127.0.0.1", gateway.getPort());
        asking.setSoTimeout(5_000);
        open.add(asking);
        asking.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\nX: ".getBytes(StandardCharsets.US_ASCII));
        for (var number = 0; number < MOST; number++) {
            stranger();
        }

        var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("\"retryable\":true"), answer);
    }

    @Test
    void whoseFrameHasComeAndIsNotReadYetMakesNoRoom() throws InterruptedException {
        var speaks = stranger();
        var silent = stranger();
        var release = keepsFromReading();
        speaks.text("{\"type\":\"ping\"}");
        othersTakeAllRoom();

        release.run();

        assertEquals(1013, silent.hearsClose().closeCode());
        speaks.hears("pong");
        pings(speaks);
    }

    @Test
    void whoseRequestHasComeAndIsNotReadYetMakesNoRoom() throws Exception {
        try (var asks = new Socket("127.0.0.1", gateway.getPort())) {
            asks.setSoTimeout(10_000);
            assertTrue(answer(asks).startsWith("HTTP/1.1 426 "), "it is idle after that");
            var release = keepsFromReading();
            request(asks);
            othersTakeAllRoom();

            release.run();

            assertTrue(hears(asks).startsWith("HTTP/1.1 426 "));
        }
    }

    private String answer(Socket socket) throws IOException {
        request(socket);
        return hears(socket);
    }

    private static void request(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /ws HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// An answer to the last letter of its body.
    private static String hears(Socket socket) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf("speaks WebSocket only.") < 0) {
            var each = socket.getInputStream().read();
            assertTrue(each >= 0, "it has ended");
            heard.append((char) each);
        }
        assertEquals('\n', socket.getInputStream().read());
        return heard.toString();
    }

    @Test
    void connectionsThatSayNothingKeepNobodyOut() throws IOException {
        var silent = new ArrayList<Socket>();
        for (var number = 0; number < 3 * MOST; number++) {
            var each = new Socket("127.0.0.1", gateway.getPort());
            each.setSoTimeout(5_000);
            silent.add(each);
            open.add(each);
        }

        pings(stranger());
        person("room-bob");

        for (var evicted : silent.subList(0, 2 * MOST)) {
            assertEquals(-1, evicted.getInputStream().read(), "sooner than its time would be over");
        }
    }
}
