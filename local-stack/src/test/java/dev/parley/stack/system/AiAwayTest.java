package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AiAwayTest {
    private final FakeCanister canister = SharedStack.canister();

    @Test
    void aMessageSentWhileTheAiIsAwayIsAnsweredWhenItIsBack() {
        try (var alice = SharedStack.get().person("alice").connects()) {
            var thread = alice.createsThread("while you were away");
            canister.goesAway();
            try {
                var sent = alice.sends(thread, "anybody there?");
                var away = alice.hears("ai_unavailable");
                assertTrue(away.after(sent).compareTo(Duration.ofSeconds(5)) < 0, "only after " + away.after(sent));
                assertTrue(away.at("success").asBoolean());
                assertEquals(thread, away.text("thread_id"));
                assertEquals(sent.text("message_id"), away.text("message_id"));
                assertFalse(away.text("reason").isBlank());
                assertTrue(away.at("retry_after").isNumber());
                assertEquals(200, Http.get(SharedStack.get().http(1, "/health")).statusCode());
            } finally {
                canister.comesBack();
            }
            var answer = alice.hears("ai_response", Duration.ofSeconds(60));
            assertEquals(FakeCanister.answerTo("anybody there?"), answer.text("content"));
            assertEquals(2, alice.history(thread).size());
            assertEquals(1, canister.asked("anybody there?").size());
        }
    }
}
