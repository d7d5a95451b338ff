package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SlowReaderTest {
    private static final int CLIENTS = 20;
    private static final int REQUESTS = 90;
    private static final int MESSAGES = 50;
    private static final int CHARACTERS = 9_000;

    private final StackUnderTest stack = SharedStack.get();

    @Test
    void clientsThatNeverReadAreCutOffAndMemoryStaysFlat() throws IOException {
        var person = stack.person("alice");
        try (var alice = person.connects()) {
            var thread = alice.createsThread("long");
            for (var i = 0; i < MESSAGES; i++) {
                alice.sends(thread, "[silent]" + "x".repeat(CHARACTERS));
            }
            for (var i = 0; i < 10; i++) {
                alice.history(thread);
            }
            var gateway = stack.pid("gateway-1");
            var before = Memory.megabytes(gateway);
            var readers = new ArrayList<RawSocket>();
            for (var i = 0; i < CLIENTS; i++) {
                readers.add(greedy(person, thread));
            }
            var most = before;
            var received = 0L;
            for (var reader : readers) {
                most = Math.max(most, Memory.megabytes(gateway));
                // Read only now: what the kernel held back, and then the end.
                received += reader.socket().getInputStream().transferTo(OutputStream.nullOutputStream());
                reader.close();
            }
            var asked = (long) CLIENTS * REQUESTS * MESSAGES * CHARACTERS;
            System.out.printf(
                    "%d clients that never read asked for %d MB and were cut off after %d MB; gateway memory %d MB before, %d MB at most%n",
                    CLIENTS, asked / 1_000_000, received / 1_000_000, before, most);
            assertTrue(received < asked / 4, "they were served " + received + " bytes");
            assertTrue(most - before < 128, "memory grew from " + before + " to " + most + " MB");
            assertTrue(alice.isOpen());
            assertTrue(alice.asks("ping").type().equals("pong"));
        }
    }

    /// Signs in, asks for far more than it will ever read, and then just holds the connection.
    private RawSocket greedy(Person person, String thread) throws IOException {
        var socket = RawSocket.open(stack.webSocket(1));
        socket.sends(RawSocket.text(Frame.of("auth", "token", person.token()).toString()));
        socket.hears("auth_success");
        var request = RawSocket.text(
                Frame.of("get_history", "thread_id", thread, "limit", 500).toString());
        try {
            for (var i = 0; i < REQUESTS; i++) {
                socket.sends(request);
            }
        } catch (IOException cutOffAlready) {
            return socket;
        }
        return socket;
    }
}
