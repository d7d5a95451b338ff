package dev.parley.gateway.rest.aisdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.rest.stream.AnswerReader;
import dev.parley.gateway.rest.stream.RecordedEvents;
import dev.parley.gateway.rest.stream.Scripted;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.reply.ReplyUsage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Answers as `useChat` reads them.
class UiMessageStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordedEvents events = new RecordedEvents();
    private final AnswerReader reader =
            new AnswerReader(new UiMessageStream(events, Scripted.VIEW, () -> Optional.of(new ReplyUsage(7, 3, true))));

    private void hears(Event... told) throws InterruptedException {
        reader.beat();
        for (var event : told) {
            assertTrue(reader.tell(event));
        }
        reader.close();
    }

    private List<String> types() {
        return events.data.stream().map(one -> json(one).path("type").asText()).toList();
    }

    private JsonNode chunk(int at) {
        return json(events.data.get(at));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void anAnswerIsToldFromItsStartToItsFinish() throws InterruptedException {
        hears(
                Scripted.started(1),
                Scripted.thought(0, "Well"),
                Scripted.said(0, "One, "),
                Scripted.said(5, "two"),
                Scripted.answered("One, two.", FinishReason.LENGTH));

        assertEquals(
                List.of(
                        "start",
                        "message-metadata",
                        "reasoning-start",
                        "reasoning-delta",
                        "reasoning-end",
                        "text-start",
                        "text-delta",
                        "text-delta",
                        "text-delta",
                        "text-end",
                        "finish"),
                types());
        assertEquals(Scripted.ANSWER.toString(), chunk(0).path("messageId").asText());
        assertEquals(
                Scripted.CONVERSATION.toString(),
                chunk(0).at("/messageMetadata/conversationId").asText());
        assertEquals("a-model", chunk(1).at("/messageMetadata/model").asText());
        assertEquals("One, ", chunk(6).path("delta").asText());
        assertEquals(chunk(5).path("id"), chunk(9).path("id"));
        assertEquals("length", chunk(10).path("finishReason").asText());
        assertEquals(10, chunk(10).at("/messageMetadata/usage/totalTokens").asInt());
        assertEquals("done", events.end);
    }

    @Test
    void aStoppedAnswerIsAborted() throws InterruptedException {
        hears(Scripted.said(0, "Half"), Scripted.stopped("Half"));

        assertEquals(List.of("start", "text-start", "text-delta", "text-end", "message-metadata", "abort"), types());
        assertEquals("done", events.end);
    }

    @Test
    void oneThatWasStoppedBeforeItBeganIsToo() throws InterruptedException {
        hears(Scripted.stoppedUnheard());

        assertEquals(List.of("start", "message-metadata", "abort"), types());
    }

    @Test
    void whatWentWrongIsSaidBehindWhatWasHeard() throws InterruptedException {
        hears(Scripted.said(0, "Half"), Scripted.brokenOff("Half"));

        assertEquals(List.of("start", "text-start", "text-delta", "text-end", "error"), types());
        assertEquals("The AI went away", chunk(4).path("errorText").asText());
        assertEquals("done", events.end);
    }

    @Test
    void thatTheAiIsAwayIsSaidInPassing() throws InterruptedException {
        hears(Scripted.waiting(), Scripted.failedUnheard());

        assertEquals(List.of("start", "data-waiting", "error"), types());
        assertTrue(chunk(1).path("transient").asBoolean());
        assertEquals(2000, chunk(1).at("/data/retryAfterMs").asInt());
    }

    @Test
    void aServerThatGoesSaysSoInPassingAndEndsNothing() throws InterruptedException {
        reader.beat();
        reader.tell(Scripted.said(0, "Half"));

        reader.sayFarewell();
        reader.close();

        assertEquals(List.of("start", "text-start", "text-delta", "data-draining"), types());
        assertTrue(chunk(3).path("transient").asBoolean());
        assertEquals(0, chunk(3).at("/data/retryAfterMs").asInt());
        assertEquals("cut", events.end, "so that it is resumed");
    }

    @Test
    void anAnswerThatIsToldNoFurtherHereIsCut() throws InterruptedException {
        hears(Scripted.said(0, "Half"));

        assertEquals("cut", events.end);
    }
}
