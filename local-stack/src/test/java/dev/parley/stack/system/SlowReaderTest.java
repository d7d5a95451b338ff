package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlowReaderTest {
    private static final int CLIENTS = 20;
    private static final int REQUESTS = 90;
    private static final int MESSAGES = 50;
    private static final int CHARACTERS = 9_000;

    /// `gateway.connection.max-stall` and then `slow-close-handshake` for the last words, and the time to look.
    private static final Duration CUT_OFF = Duration.ofSeconds(10 + 10).plus(SharedStack.SLOW_CLOSE_HANDSHAKE);

    private final StackUnderTest stack = SharedStack.get();

    @Test
    void clientsThatNeverReadAreCutOffAndMemoryStaysFlat() {
        var person = stack.person("alice");
        try (var alice = person.connects()) {
            var thread = alice.createsThread("long");
            for (var i = 0; i < MESSAGES; i++) {
                alice.sends(thread, "[silent]" + "x".repeat(CHARACTERS));
            }
            for (var i = 0; i < 10; i++) {
                alice.history(thread);
            }
            var before = Memory.megabytes(stack.pid("gateway-1"));
            var connections = connections();
            var readers = new ArrayList<RawSocket>();
            for (var i = 0; i < CLIENTS; i++) {
                readers.add(greedy(person, thread));
            }
            var most = new AtomicLong(before);
            Await.until("they are cut off", CUT_OFF, () -> {
                most.accumulateAndGet(Memory.megabytes(stack.pid("gateway-1")), Math::max);
                return connections() <= connections;
            });
            var received = 0L;
            for (var reader : readers) {
                received += reader.readsToTheEnd();
                reader.close();
            }
            var asked = (long) CLIENTS * REQUESTS * MESSAGES * CHARACTERS;
            System.out.printf(
                    "%d clients that never read asked for %d MB and were cut off after %d MB; gateway memory %d MB before, %d MB at most%n",
                    CLIENTS, asked / 1_000_000, received / 1_000_000, before, most.get());
            assertTrue(received < asked / 4, "they were served " + received + " bytes");
            assertTrue(most.get() - before < 128, "memory grew from " + before + " to " + most + " MB");
            assertTrue(alice.isOpen());
            assertTrue(alice.asks("ping").type().equals("pong"));
        }
    }

    private int connections() {
        return Frame.read(Http.get(stack.http(1, "/health")).body())
                .at("activeConnections")
                .asInt();
    }

    /// Signs in, asks for far more than it will ever read, and then just holds the connection.
    private RawSocket greedy(Person person, String thread) {
        var socket = RawSocket.open(stack.webSocket(1));
        socket.text(Frame.of("auth", "token", person.token()).toString());
        socket.hears("auth_success");
        var request = RawFrame.framed(
                Frame.of("get_history", "thread_id", thread, "limit", 500).toString());
        try {
            for (var i = 0; i < REQUESTS; i++) {
                socket.bytes(request);
            }
        } catch (UncheckedIOException cutOffAlready) {
            return socket;
        }
        return socket;
    }
}
