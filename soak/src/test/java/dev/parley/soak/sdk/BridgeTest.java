package dev.parley.soak.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import dev.parley.soak.sdk.Bridge.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The other process is played by the test.
@Timeout(30)
class BridgeTest {
    private final PipedInputStream commands = new PipedInputStream(1 << 16);
    private final PipedInputStream lines = new PipedInputStream(1 << 16);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final PrintStream says;
    private final BufferedReader hears;
    private final Bridge bridge;

    BridgeTest() throws IOException {
        says = new PrintStream(new PipedOutputStream(lines), true, StandardCharsets.UTF_8);
        var out = new PipedOutputStream(commands);
        hears = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8));
        bridge = new Bridge(lines, out, line -> told.add(line.toString()), () -> over.complete(null));
    }

    @Test
    void aDeedIsALineAndItsAnswerOnesOwn() throws IOException {
        var first = bridge.asks("say", "content", "日本語\nriver");
        var second = bridge.asks("cut");

        var say = command();
        assertEquals("{\"content\":\"日本語\\nriver\",\"id\":1,\"do\":\"say\"}", say.toString());
        says.println("{\"id\":2,\"ok\":{}}");
        assertInstanceOf(Outcome.Done.class, second.join());
        assertFalse(first.isDone());
        says.println("{\"id\":1,\"error\":{\"code\":\"forbidden\",\"message\":\"No\",\"in_doubt\":true}}");
        assertEquals(new Outcome.Failed("forbidden", "No", true), first.join());
    }

    private JsonNode command() throws IOException {
        return Frame.read(hears.readLine()).json();
    }

    @Test
    void whatIsToldUnaskedComesInItsOrderAndAfterTheAnswersBeforeIt() throws Exception {
        var answer = bridge.asks("say").thenAccept(_ -> told.add("the answer"));
        says.println("{\"event\":1}\n{\"id\":1,\"ok\":{}}\n{\"event\":2}");

        answer.join();
        assertEquals("{\"event\":1}", told.take());
        assertEquals("the answer", told.take());
        assertEquals("{\"event\":2}", told.take());
    }

    @Test
    void whatIsNoLineOfJsonIsToldToBeBroken() throws Exception {
        says.println("Hello");

        assertEquals("{\"broken\":\"not a line of JSON\"}", told.take());
    }

    @Test
    void whatIsUnansweredWhenTheProcessEndsIsToldSoAndSoIsWhatIsAskedAfterwards() {
        var answer = bridge.asks("say");
        says.close();

        assertInstanceOf(Outcome.Ended.class, answer.join());
        over.join();
        assertInstanceOf(Outcome.Ended.class, bridge.asks("say").join());
    }
}
