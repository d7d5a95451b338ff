package dev.parley.gateway.rest.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.rest.stream.AnswerReader;
import dev.parley.gateway.rest.stream.RecordedEvents;
import dev.parley.gateway.rest.stream.Scripted;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.reply.ReplyUsage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Answers as OpenAI's clients read them while they are written.
class CompletionStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordedEvents events = new RecordedEvents();

    private AnswerReader reader(boolean usageIncluded) {
        var completion = new Completion(Scripted.VIEW, 1_700_000_000, "parley");
        return new AnswerReader(
                new CompletionStream(events, completion, usageIncluded, () -> Optional.of(new ReplyUsage(7, 3, true))));
    }

    private JsonNode chunk(int at) {
        try {
            return JSON.readTree(events.data.get(at));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAnswerIsToldInChunksOfOneCompletion() throws InterruptedException {
        var reader = reader(false);
        reader.tell(Scripted.started(1));
        reader.tell(Scripted.said(0, "One"));
        reader.tell(Scripted.answered("One, two", FinishReason.CONTENT_FILTER));
        reader.close();

        assertEquals(4, events.data.size());
        for (var at = 0; at < 4; at++) {
            assertEquals("chatcmpl-" + Scripted.REPLY, chunk(at).path("id").asText());
            assertEquals("chat.completion.chunk", chunk(at).path("object").asText());
            assertEquals("a-model", chunk(at).path("model").asText());
            assertEquals(
                    Scripted.CONVERSATION.toString(),
                    chunk(at).at("/metadata/conversation_id").asText());
            assertFalse(chunk(at).has("usage"));
        }
        assertEquals("assistant", chunk(0).at("/choices/0/delta/role").asText());
        assertEquals("One", chunk(1).at("/choices/0/delta/content").asText());
        assertTrue(chunk(1).at("/choices/0/finish_reason").isNull());
        assertEquals(", two", chunk(2).at("/choices/0/delta/content").asText());
        assertEquals("content_filter", chunk(3).at("/choices/0/finish_reason").asText());
        assertEquals("done", events.end);
    }

    @Test
    void theUsageComesLastWhereItIsAskedFor() throws InterruptedException {
        var reader = reader(true);
        reader.tell(Scripted.answered("One", FinishReason.STOP));
        reader.close();

        assertTrue(chunk(0).path("usage").isNull());
        var last = chunk(events.data.size() - 1);
        assertTrue(last.path("choices").isEmpty());
        assertEquals(7, last.at("/usage/prompt_tokens").asInt());
        assertEquals(10, last.at("/usage/total_tokens").asInt());
    }

    @Test
    void whatWentWrongIsAnErrorOfTheStream() throws InterruptedException {
        var reader = reader(false);
        reader.tell(Scripted.failedUnheard());
        reader.close();

        assertEquals("The AI went away", chunk(0).at("/error/message").asText());
        assertEquals("ai_unavailable", chunk(0).at("/error/code").asText());
        assertEquals("server_error", chunk(0).at("/error/type").asText());
        assertEquals("done", events.end);
    }

    @Test
    void aServerThatGoesSaysSoAndEndsNothing() throws InterruptedException {
        var reader = reader(false);
        reader.tell(Scripted.said(0, "Half"));

        reader.sayFarewell();
        reader.close();

        var last = chunk(events.data.size() - 1);
        assertEquals("unavailable", last.at("/error/code").asText());
        assertEquals("server_error", last.at("/error/type").asText());
        assertEquals("cut", events.end, "a half is not taken for the whole");
    }

    @Test
    void nobodyIsLetWaitForAnAiThatIsAway() throws InterruptedException {
        var reader = reader(false);

        assertFalse(reader.tell(Scripted.waiting()));

        assertEquals("ai_unavailable", chunk(0).at("/error/code").asText());
        assertEquals("done", events.end);
    }
}
