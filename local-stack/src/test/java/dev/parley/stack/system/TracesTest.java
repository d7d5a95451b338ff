package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import dev.parley.test.TraceCollector;
import dev.parley.test.TraceCollector.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A stack that traces everything, and a collector that hears of it.
class TracesTest {
    private static final String WORDS = "is whirlpool sound, or is it broken?";

    private final StackUnderTest stack = TracedStack.get();
    private final TraceCollector collector = TracedStack.collector();

    @Test
    void aMessageIsOneTraceFromItsFrameToWhoeverHearsItAndToTheAi() {
        var alice = stack.person("alice");
        try (var phone = alice.connects(1);
                var desk = alice.connects(2)) {
            var thread = phone.createsThread("a title of mine");
            // The other gateway learns of the thread meanwhile.
            phone.sends(thread, "anybody there?");
            desk.hears("ai_response");
            phone.sends(thread, WORDS);
            desk.hears("ai_response");

            var whole = Set.of(
                    "gateway-service message.send SERVER",
                    "gateway-service message.append CLIENT",
                    "session-service message.append SERVER",
                    "session-service message.announce PRODUCER",
                    "gateway-service message.deliver INTERNAL",
                    "gateway-service message.deliver CONSUMER",
                    "ai-bridge-service reply.write CONSUMER",
                    "ai-bridge-service chat " + FakeCanister.MODEL + " CLIENT");
            Await.until(
                    "a trace has every step",
                    Duration.ofSeconds(10),
                    () -> collector.steps().stream()
                            .collect(Collectors.groupingBy(
                                    Step::trace, Collectors.mapping(Step::what, Collectors.toSet())))
                            .values()
                            .stream()
                            .anyMatch(steps -> steps.containsAll(whole)));

            for (var secret : List.of(
                    WORDS, FakeCanister.answerTo(WORDS), "a title of mine", thread, alice.token(), alice.subject())) {
                assertFalse(collector.holds(secret), () -> "told to the collector: " + secret);
            }
        }
    }

    @Test
    void aRequestGoesOnWithTheTraceOfItsClient() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var bob = RestClient.of(stack.person("bob"), 1);
        // Nobody has warmed the services up, and they may ask to come again.
        Await.until(
                "somebody is served",
                Duration.ofSeconds(30),
                () -> bob.tries("GET", "/api/v1/conversations", null).statusCode() == 200);
        var conversation = bob.post("/api/v1/conversations", "kind", "group", "title", "by REST")
                .at("/conversation/id")
                .asText();

        var sent = bob.tries(
                "POST",
                "/api/v1/conversations/" + conversation + "/messages",
                RestClient.body("key", "one", "content", WORDS),
                "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01");

        assertTrue(sent.statusCode() < 300, sent::body);
        Await.until(
                "the trace has every step",
                Duration.ofSeconds(10),
                () -> named(trace)
                        .containsAll(Set.of(
                                "gateway-service POST /api/v1/conversations/{conversation}/messages SERVER",
                                "gateway-service message.send INTERNAL",
                                "session-service message.append SERVER")));
        assertEquals(
                1,
                steps(trace).stream()
                        .filter(step -> step.parent().equals("00f067aa0ba902b7"))
                        .count());
        assertFalse(collector.holds(conversation), "a path with an id in it");
    }

    private Set<String> named(String trace) {
        return steps(trace).stream().map(Step::what).collect(Collectors.toSet());
    }

    private List<Step> steps(String trace) {
        return collector.steps().stream()
                .filter(step -> step.trace().equals(trace))
                .toList();
    }
}
