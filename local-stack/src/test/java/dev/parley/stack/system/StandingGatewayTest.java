package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import dev.parley.test.RawSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway that hangs gives way to another, one that was only stopped goes on, and one that is asked to end sends its
/// people elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingGatewayTest {
    private static final String GATEWAY = "gateway-1";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Debugger debugger = Debugger.onAFreePort();
    private FakeCanister canister;
    private StackUnderTest stack;
    private Person person;

    @BeforeAll
    void start() {
        canister = FakeCanister.start();
        stack = StackUnderTest.start(StackSettings.fresh()
                .sayingGoodbye()
                .canister(canister)
                .with("WATCHDOG_PATIENCE", PATIENCE.toSeconds() + "s")
                .with("PARLEY_ENV_gateway_1_JAVA_TOOL_OPTIONS", debugger.option()));
        person = stack.person("alice");
    }

    @AfterAll
    void stop() {
        stack.close();
        canister.close();
    }

    private ProcessHandle gateway() {
        return ProcessHandle.of(stack.pid(GATEWAY)).orElseThrow();
    }

    private int liveness() {
        return Http.get(stack.management(GATEWAY, "/q/health/live")).statusCode();
    }

    private String log() throws IOException {
        return Files.readString(stack.logs().stream()
                .filter(log -> log.getFileName().toString().equals(GATEWAY + ".log"))
                .map(Path::toAbsolutePath)
                .findFirst()
                .orElseThrow());
    }

    private void serves() {
        Await.until("a gateway serves", Duration.ofSeconds(60), () -> {
            try (var alice = ChatClient.connect(stack.webSocket(1)).signsIn(person.token())) {
                return alice.asks("ping").type().equals("pong");
            }
        });
    }

    @Test
    void oneWhoseLoopsStandSaysSoEndsAndIsStartedAgain() throws IOException {
        serves();
        assertEquals(200, liveness());
        var hanging = gateway();

        debugger.stops("vert.x-eventloop-thread-");

        Await.until("liveness says no", PATIENCE.multipliedBy(2), () -> liveness() == 503);
        Await.until("it ends", PATIENCE.multipliedBy(3), () -> !hanging.isAlive());
        stack.isBack(GATEWAY, hanging.pid());
        serves();
        assertEquals(200, liveness());
        assertTrue(log().contains("This process cannot work and ends"), "it says why");
        assertTrue(log().contains("an event loop stands"));
        assertTrue(stack.output().contains("ended (exit code 70); starting it again"), stack::output);
    }

    @Test
    void oneThatWasStoppedForLongerThanThatGoesOnWhereItWas() throws Exception {
        serves();
        var stopped = gateway();
        try (var alice = ChatClient.connect(stack.webSocket(1)).signsIn(person.token())) {
            signal("-STOP", stopped);
            var since = System.nanoTime();
            var longer = PATIENCE.multipliedBy(2);
            Await.until(
                    "it has stood for long",
                    longer.multipliedBy(2),
                    () -> System.nanoTime() - since > longer.toNanos());
            signal("-CONT", stopped);

            assertEquals("pong", alice.asks("ping").type());
            assertTrue(stopped.isAlive());
            assertEquals(stopped.pid(), stack.pid(GATEWAY));
            assertEquals(200, liveness());
        }
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", "kill " + signal + " " + process.pid())
                        .start()
                        .waitFor());
    }

    @Test
    void oneThatIsAskedToEndTellsWhoFollowsAReplyToComeBackAndRefusesNewSockets() throws Exception {
        serves();
        var api = RestClient.of(person, 1);
        var thread = api.post("/api/v1/conversations", "kind", "ai")
                .at("/conversation/id")
                .asText();
        var reply = api.post("/api/v1/conversations/" + thread + "/messages", "key", "1", "content", "[silent] Well?")
                .path("reply_id")
                .asText();
        var stream = api.opens("/api/v1/replies/" + reply + "/stream");
        assertEquals(200, stream.statusCode());
        var followed = CompletableFuture.supplyAsync(() -> RestClient.events(stream));
        var ending = gateway();
        var asked = System.nanoTime();

        ending.destroy();

        Await.until("new sockets are sent elsewhere", Duration.ofSeconds(3), () -> {
            try (var late = RawSocket.open(stack.webSocket(1))) {
                return late.head.startsWith("http/1.1 503 ") && late.head.contains("\r\nretry-after: ");
            }
        });
        var last = followed.join().getLast();
        assertEquals("server.draining", last.path("type").asText());
        assertTrue(last.path("reconnect_in_ms").asLong() >= 0);
        Await.until("it has ended", Duration.ofSeconds(15), () -> !ending.isAlive());
        System.out.printf(
                "ended %d ms after SIGTERM%n",
                Duration.ofNanos(System.nanoTime() - asked).toMillis());
        assertFalse(log().contains("A request failed by a bug"));
        stack.isBack(GATEWAY, ending.pid());
        serves();
    }
}
