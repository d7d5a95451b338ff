package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AiAnswersTest {
    private final Person person = SharedStack.get().person("alice");
    private ChatClient alice;
    private String thread;

    @BeforeEach
    void connect() {
        alice = person.connects();
        thread = alice.createsThread("asking");
    }

    @AfterEach
    void leave() {
        alice.close();
    }

    @Test
    void anAnswerArrivesWordByWordAfterTheMessageIsAcknowledged() {
        var sent = alice.sends(thread, "is md5 safe?");
        var typing = alice.hears("ai_typing");
        var answer = alice.hears("ai_response");
        var stopped = alice.hears("ai_typing");

        assertTrue(typing.at("is_typing").asBoolean());
        assertFalse(stopped.at("is_typing").asBoolean());
        assertTrue(typing.after(sent).compareTo(Duration.ofMillis(15)) >= 0, "too close: " + typing.after(sent));
        assertTrue(answer.after(typing).compareTo(Duration.ZERO) >= 0);
        var chunks = alice.heard("ai_response_chunk");
        assertEquals(
                FakeCanister.answerTo("is md5 safe?"),
                chunks.stream().map(chunk -> chunk.text("delta")).collect(Collectors.joining()));
        for (var i = 0; i < chunks.size(); i++) {
            assertEquals(i, chunks.get(i).at("index").asInt());
            assertEquals(answer.text("message_id"), chunks.get(i).text("message_id"));
            assertTrue(answer.after(chunks.get(i)).compareTo(Duration.ZERO) >= 0);
        }
        assertEquals(thread, answer.text("thread_id"));
        assertEquals(FakeCanister.answerTo("is md5 safe?"), answer.text("content"));
        assertEquals(FakeCanister.MODEL, answer.text("model_used"));
        assertEquals(0.95, answer.at("confidence_score").asDouble(), 0.001);
        assertTrue(answer.at("processing_time_ms").isNumber());
        assertFalse(answer.text("created_at").isBlank());
        assertFalse(answer.text("timestamp").isBlank());
    }

    @Test
    void theCanisterGetsTheFrameItsSeedDescribes() {
        alice.sends(thread, "first question");
        alice.hears("ai_response");
        alice.sends(thread, "second question");
        alice.hears("ai_response");
        var asked = new Frame(SharedStack.canister().asked("second question").getFirst(), 0);
        assertFalse(asked.text("request_id").isBlank());
        assertEquals(thread, asked.text("conversation_id"));
        assertFalse(asked.text("user_id").isBlank());
        assertFalse(asked.text("timestamp").isBlank());
        assertFalse(asked.text("system_prompt").isBlank());
        assertEquals("asking", asked.text("context_metadata.thread_title"));
        assertFalse(asked.text("context_metadata.user_tier").isBlank());
        assertTrue(asked.at("context_metadata.message_count").asInt() >= 3);
        assertTrue(asked.at("context_metadata.estimated_tokens").asInt() > 0);
        var said = asked.at("messages")
                .valueStream()
                .map(message -> message.get("role").asText() + ": "
                        + message.get("content").asText())
                .toList();
        assertEquals(
                List.of(
                        "user: first question",
                        "assistant: " + FakeCanister.answerTo("first question"),
                        "user: second question"),
                said);
        asked.at("messages")
                .forEach(
                        message -> assertFalse(message.get("timestamp").asText().isBlank()));
    }

    @Test
    void anEmptyAnswerIsAnErrorAndTheNextMessageIsAnswered() {
        alice.sends(thread, "[empty] please");
        var error = alice.hears("ai_error");
        assertEquals(thread, error.text("thread_id"));
        assertEquals("Invalid AI response", error.text("error"));
        assertEquals(0, error.at("retry_after").asInt());
        alice.sends(thread, "and now?");
        assertEquals(
                FakeCanister.answerTo("and now?"), alice.hears("ai_response").text("content"));
    }

    @Test
    void theCanistersOwnErrorIsToldWithItsDelay() {
        alice.sends(thread, "[error] please");
        var error = alice.hears("ai_error");
        assertEquals("Model overloaded", error.text("error"));
        assertEquals(7, error.at("retry_after").asInt());
    }

    @Test
    void aSilentCanisterIsNotWaitedForForEver() {
        alice.sends(thread, "[silent] please");
        var error = alice.hears("ai_error");
        assertEquals("AI response timeout - please try again", error.text("error"));
        assertEquals(10, error.at("retry_after").asInt());
    }

    @Test
    void answersToRequestsNobodyMadeAreDropped() {
        alice.sends(thread, "[strangers] please");
        assertEquals(
                FakeCanister.answerTo("[strangers] please"),
                alice.hears("ai_response").text("content"));
        assertEquals(2, alice.history(thread).size());
    }

    @Test
    void aLinkLostInTheMiddleOfAnAnswerIsToldAndNotRepeated() {
        alice.sends(thread, "[hang up] please");
        var error = alice.hears("ai_error", Duration.ofSeconds(40));
        assertEquals("AI connection lost", error.text("error"));
        assertEquals(30, error.at("retry_after").asInt());
        alice.sends(thread, "are you there again?");
        var answer = alice.hears("ai_response", Duration.ofSeconds(40));
        assertEquals(FakeCanister.answerTo("are you there again?"), answer.text("content"));
    }

    @Test
    void messagesSentWhileAnAnswerIsWrittenAreAnsweredAfterIt() {
        alice.sends(thread, "[slow] first");
        alice.hears("ai_response_chunk");
        alice.sends(thread, "second");
        assertEquals(
                FakeCanister.answerTo("[slow] first"),
                alice.hears("ai_response").text("content"));
        assertEquals(FakeCanister.answerTo("second"), alice.hears("ai_response").text("content"));
    }

    @Test
    void aPersonWhoComesBackFindsTheAnswerThatWasWrittenMeanwhile() {
        alice.sends(thread, "[slow] I must go");
        alice.vanishes();
        alice = person.connects();
        Await.until(
                "the answer is in the history",
                Duration.ofSeconds(15),
                () -> alice.history(thread).size() == 2);
        assertEquals(
                FakeCanister.answerTo("[slow] I must go"),
                alice.history(thread).getLast().get("content").asText());
    }
}
