package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` of each child in turn, while 50 connections send.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledChildrenTest {
    private static final int CONNECTIONS = 50;
    private static final int PEOPLE = 10;

    private FakeCanister canister;
    private StackUnderTest stack;
    private List<Person> people;

    @BeforeAll
    void start() {
        canister = FakeCanister.start();
        stack = StackUnderTest.start(StackSettings.fresh()
                .gateways(2)
                .canister(canister)
                // A killed ai-bridge's replies are taken over when their lease is up; no need to wait the usual 30 s.
                .with("BRIDGE_REPLY_LEASE", "6s")
                .with("BRIDGE_REPLY_RENEW_EVERY", "2s")
                .with("GATEWAY_LIMITS_AI_MESSAGES_PER_MINUTE", "0")
                .with("GATEWAY_LIMITS_FRAMES_PER_MINUTE", "0")
                .with("GATEWAY_LIMITS_CONNECTIONS_PER_MINUTE", "0"));
        people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> stack.person("person-" + i))
                .toList();
    }

    @AfterAll
    void stop() {
        stack.close();
        canister.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-1", "session-1", "ai-bridge-1", "postgres", "redis"})
    void noAcknowledgedMessageIsMissingNoneIsThereTwiceAndEveryReplyEnds(String child) throws Exception {
        var writers = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Writer(people.get(i % PEOPLE), child + " witness " + i, 1 + i % 2))
                .toList();
        all(writers, Writer::begins);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = writers.stream().map(threads::submit).toList();
            allGetFurther(writers, 2);
            var dead = stack.kills(child);
            stack.isBack(child, dead);
            allGetFurther(writers, 3);
            writers.forEach(Writer::stops);
            for (var one : writing) {
                one.get();
            }
        }
        all(writers, KilledChildrenTest::isAnswered);
        assertEquals(
                List.of(),
                all(writers, Writer::losses).stream().flatMap(List::stream).toList());
        System.out.printf(
                "%s killed: %d messages acknowledged, none lost, none doubled%n",
                child, writers.stream().mapToInt(Writer::acknowledged).sum());
        writers.forEach(Writer::leaves);
    }

    private static void allGetFurther(List<Writer> writers, int messages) {
        var before = writers.stream().map(Writer::acknowledged).toList();
        Await.until(
                "all writers get further",
                Duration.ofSeconds(60),
                () -> IntStream.range(0, writers.size())
                        .allMatch(i -> writers.get(i).acknowledged() >= before.get(i) + messages));
    }

    private static Writer isAnswered(Writer writer) {
        Await.until(writer + " is answered", Duration.ofSeconds(90), writer::isAnswered);
        return writer;
    }

    /// What becomes of it for each of them, at the same time.
    private static <T> List<T> all(List<Writer> writers, Function<Writer, T> does) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underWay = writers.stream()
                    .map(writer -> threads.submit(() -> does.apply(writer)))
                    .toList();
            var done = new ArrayList<T>();
            for (var one : underWay) {
                done.add(one.get());
            }
            return done;
        }
    }
}
