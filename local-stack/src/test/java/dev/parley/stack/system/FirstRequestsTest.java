package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whoever comes in the moment Parley says that it is ready is served like everybody after.
@Alone
class FirstRequestsTest {
    /// For each first request of its kind. The very first signs in, too.
    private static final Duration BOUND = Duration.ofMillis(2500);

    @Test
    void the_first_request_of_each_kind_is_answered_in_time_and_without_an_error() {
        try (var stack = StackUnderTest.start(StackSettings.asShipped()
                .with("JWT_SECRET", PitcheyStack.SECRET)
                .with("ANONYMOUS_POLICY", "guest")
                .with("DEV_CANISTER_WORD_DELAY", "0"))) {
            var alice = stack.person("Alice");
            try (var avai = inTime("signing in", alice::connects)) {
                var thread = inTime("create_thread", () -> avai.createsThread("the first"));
                inTime("send_message", () -> avai.sends(thread, "Is eval(input) safe?"));
                inTime("the AI's answer", () -> avai.hears("ai_response"));
                assertEquals(0, avai.heard("ai_unavailable").size());
                assertEquals(0, avai.heard("error").size());
            }
            try (var page = new AvaiPage(stack, null).opens(1)) {
                var first = inTime("a guest's question", () -> page.asks("Is pickle safe?"));
                var second = page.asks("And json?");
                assertTrue(first.success() && second.success(), () -> first + " and " + second);
                assertEquals(first.thread(), second.thread());
            }
            try (var bob = inTime("connected", () -> pitchey(stack, 2002));
                    var carol = pitchey(stack, 2001)) {
                inTime("a direct message", () -> {
                    carol.says("send_message", "recipientId", 2002, "content", "hello", "requestId", "1");
                    return carol.hears("message_sent");
                });
                inTime("its arrival", () -> bob.hears("new_message"));
            }
            try (var document = new DocApi(stack)) {
                inTime("a document session", () -> document.startSession(alice.token()));
                inTime("its first question", () -> {
                    document.sendMessage("I need an employment contract");
                    return document.onMessage("next_question");
                });
            }
            var rest = RestClient.of(alice, 1);
            inTime("the profile", rest::id);
            inTime("a list", () -> rest.get("/api/v1/conversations"));
            try (var rooms =
                    ChatClient.connect(stack.address(1, "/"), Map.of("Authorization", "Bearer " + alice.token()))) {
                inTime("connected to rooms", () -> rooms.hears("connected"));
            }
        }
    }

    private static ChatClient pitchey(StackUnderTest stack, long number) {
        var token = PitcheyStack.token(number, "member" + number, Instant.now().plus(Duration.ofHours(1)));
        var client = ChatClient.connect(stack.address(1, "/api/messages/ws?token=" + token));
        client.hears("connected");
        return client;
    }

    private static <T> T inTime(String what, Supplier<T> request) {
        var asked = System.nanoTime();
        var answer = request.get();
        var took = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(took.compareTo(BOUND) < 0, () -> what + " took " + took);
        return answer;
    }
}
