package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartTest {
    @Test
    void aStackThatIsStoppedSaysGoodbyeEndsWithin15SecondsAndKeepsEverything() {
        var settings = StackSettings.fresh().withoutAi();
        String thread;
        String token;
        var stack = StackUnderTest.start(settings.sayingGoodbye());
        token = stack.tokenOfTheCommand("alice");
        try (var alice = ChatClient.connect(stack.webSocket(1)).signsIn(token)) {
            thread = alice.createsThread("to be kept");
            alice.sends(thread, "remember me");

            secondStartIsRefused(settings);
            assertEquals("pong", alice.asks("ping").type());

            var children = stack.children();
            assertFalse(children.isEmpty());
            stack.terminate();
            var asked = System.nanoTime();
            assertFalse(alice.hears("server_shutdown").text("message").isBlank());
            assertEquals(1001, alice.isClosed(Duration.ofSeconds(15)).code());
            assertTrue(stack.hasEnded(Duration.ofSeconds(15)), stack::output);
            var took = Duration.ofNanos(System.nanoTime() - asked);
            assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, "took " + took);
            System.out.printf("stopped in order within %d ms%n", took.toMillis());
            assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "a child outlived its launcher");
        }

        try (var again = StackUnderTest.start(settings);
                var alice = ChatClient.connect(again.webSocket(1)).signsIn(token)) {
            var list = alice.asks("get_threads");
            assertEquals(thread, list.text("threads.0.id"));
            assertEquals(1, list.at("threads.0.message_count").asInt());
            assertEquals(
                    "remember me",
                    alice.history(thread).getFirst().get("content").asText());
        }
    }

    private static void secondStartIsRefused(StackSettings settings) {
        var second = StackUnderTest.launch(settings);
        assertTrue(second.hasEnded(Duration.ofSeconds(20)), "a second start on the same data goes on");
        assertNotEquals(0, second.exitCode());
        var lines = second.output().lines().filter(line -> !line.isBlank()).toList();
        assertTrue(lines.getLast().contains("already"), second::output);
        assertFalse(second.output().contains("Exception"), second::output);
    }
}
