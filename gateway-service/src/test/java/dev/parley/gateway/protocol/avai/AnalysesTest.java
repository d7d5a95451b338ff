package dev.parley.gateway.protocol.avai;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.ANSWER;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static dev.parley.gateway.protocol.Samples.CLOCK;
import static dev.parley.gateway.protocol.Samples.MESSAGE;
import static dev.parley.gateway.protocol.Samples.NOW;
import static dev.parley.gateway.protocol.Samples.REPLY;
import static dev.parley.gateway.protocol.Samples.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Transcript;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `analysis_request`, of a page that understands nothing but what is said of its request.
class AnalysesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = """
            {"type":"analysis_request","prompt":"Is eval(input) safe?","client_id":"page-1",\
            "session_data":{"session_id":"session-7","user_id":"alice","is_anonymous":false},"request_id":"r-1"}""";

    private final AvaiDialect dialect = new AvaiDialect(new AvaiDialect.Shared("1.0.0", 10_240, CLOCK), true);

    private DecodedFrame read(String text) {
        return dialect.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private NewConversation thread(String text) {
        var locate = assertInstanceOf(Command.Locate.class, read(text).command(CALLER));
        return ((Command.Numbered.Keyed) locate.what()).conversation();
    }

    private static List<JsonNode> frames(byte[] frames) {
        var texts = new ArrayList<JsonNode>();
        for (var at = 0; frames != null && at < frames.length; ) {
            int length = frames[at + 1];
            at += 2;
            if (length == 126) {
                length = (frames[at] & 0xff) << 8 | frames[at + 1] & 0xff;
                at += 2;
            }
            try {
                texts.add(JSON.readTree(frames, at, length));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            at += length;
        }
        return texts;
    }

    private List<JsonNode> heard(Event event) {
        return frames(dialect.encoder(event).encode(event));
    }

    private static List<String> types(List<JsonNode> frames) {
        return frames.stream().map(frame -> frame.path("type").asText()).toList();
    }

    private void asks(UUID reply) {
        dialect.answer(read(REQUEST).reference(), new Answer.MessageStored(message(ALICE, "Is it?"), reply));
    }

    private static Event answered(UUID reply) {
        return new Event.Durable(CHAT, new Change.MessageSent(3, answer(null, Map.of(), null), reply));
    }

    private static MessageView answer(FinishReason reason, Map<String, Object> metadata, Failure failure) {
        return MessageView.builder()
                .id(ANSWER)
                .number(2)
                .conversationId(CHAT)
                .seq(3)
                .changedSeq(3)
                .role(MessageRole.ASSISTANT)
                .content("No: it \"runs\" code.")
                .contentType("text")
                .replyTo(MESSAGE)
                .tokenCount(9)
                .replyId(REPLY)
                .modelUsed("avai-1")
                .processingTimeMs(1234)
                .confidenceScore(0.9)
                .metadata(metadata)
                .createdAt(NOW)
                .updatedAt(NOW)
                .finishReason(reason)
                .failure(failure)
                .build();
    }

    /// The two frames that end the page's request with an error.
    private static void assertError(String error, List<JsonNode> frames) {
        var response = frames.get(frames.size() - 2);
        var complete = frames.getLast();
        assertEquals(List.of("response", "analysis_complete"), types(List.of(response, complete)));
        assertEquals("error", response.path("status").asText());
        assertEquals(error, response.path("error").asText());
        assertEquals("r-1", response.path("request_id").asText());
        assertEquals("r-1", complete.path("request_id").asText());
        assertFalse(complete.path("success").asBoolean(true));
    }

    @Test
    void the_page_hears_this_to_the_byte() {
        var page = new Transcript(dialect);

        page.says(REQUEST, new Answer.MessageStored(message(ALICE, "Is eval(input) safe?"), REPLY));
        page.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyStarted(REPLY, MESSAGE, ANSWER, 1, "avai-1")));
        page.hears(answered(REPLY));
        page.hears(answered(REPLY));

        page.isGolden("avai/analysis.txt");
    }

    @Test
    void the_thread_is_that_of_the_session_whatever_is_asked_in_it() {
        var first = thread(REQUEST);
        var later = thread(REQUEST.replace("Is eval(input) safe?", "And exec?"));
        var elsewhere = thread(REQUEST.replace("session-7", "session-8"));

        assertEquals(first.key(), later.key());
        assertNotEquals(first.key(), elsewhere.key());
        assertEquals("Is eval(input) safe?", first.title());
    }

    @Test
    void a_long_prompt_gives_the_thread_its_first_words() {
        var title = thread(REQUEST.replace("Is eval(input) safe?", "word ".repeat(40)))
                .title();

        assertTrue(title.endsWith("word…") && title.length() <= 60, title);
    }

    @Test
    void a_page_without_a_session_is_one_by_its_client_id_and_else_each_request_is() {
        var page = REQUEST.replace("\"session_id\":\"session-7\",", "");
        var nobody = page.replace("\"client_id\":\"page-1\",", "");

        assertEquals(
                thread(page).key(),
                thread(page.replace("client_id", "clientId")).key());
        assertNotEquals(thread(nobody).key(), thread(nobody).key());
    }

    @Test
    void an_answer_that_broke_off_is_no_success() {
        asks(REPLY);
        var failure = new Failure(ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000);
        var part = answer(FinishReason.ERROR, null, failure);

        assertError("AI connection lost", heard(new Event.Durable(CHAT, new Change.MessageSent(3, part, REPLY))));
    }

    @Test
    void an_answer_that_somebody_stopped_is_no_success() {
        asks(REPLY);
        var part = answer(FinishReason.STOPPED, Map.of(MessageView.STOPPED, true), null);

        assertError("The answer was stopped", heard(new Event.Durable(CHAT, new Change.MessageSent(3, part, REPLY))));
    }

    @Test
    void an_answer_that_was_cut_says_so_beside_it_and_within() throws IOException {
        asks(REPLY);
        var cut = answer(FinishReason.LENGTH, null, null);

        var told = heard(new Event.Durable(CHAT, new Change.MessageSent(3, cut, REPLY)));

        var response = told.get(told.size() - 2);
        assertEquals("success", response.path("status").asText());
        for (var place :
                List.of(response, JSON.readTree(response.path("response").asText()))) {
            assertEquals("length", place.path("finish_reason").asText());
            assertTrue(place.path("truncated").asBoolean());
        }
    }

    @Test
    void what_is_kept_of_an_answer_that_broke_off_is_called_a_part() {
        asks(REPLY);
        var failure = new Failure(ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000);
        var part = answer(FinishReason.ERROR, null, failure);

        var told = heard(new Event.Durable(CHAT, new Change.MessageSent(3, part, REPLY)));

        var response = told.get(told.size() - 2);
        assertEquals("error", response.path("finish_reason").asText());
        assertTrue(response.path("truncated").asBoolean());
    }

    @Test
    void a_reply_that_said_nothing_ends_the_request() {
        asks(REPLY);
        asks(ANSWER);

        assertError(
                "Invalid AI response",
                heard(new Event.Durable(
                        CHAT,
                        new Change.ReplyFailed(
                                3, REPLY, MESSAGE, ErrorCode.AI_UNAVAILABLE, "Invalid AI response", 0))));
        assertError(
                "The answer was stopped",
                heard(new Event.Durable(CHAT, new Change.ReplyStopped(4, ANSWER, MESSAGE, NOW))));
    }

    @Test
    void an_ai_that_is_away_ends_the_request_once_though_it_answers_later() {
        asks(REPLY);

        assertError(
                "AI is away",
                heard(new Event.Ephemeral(CHAT, new Ephemeral.ReplyWaiting(REPLY, MESSAGE, "AI is away", 30_000))));
        assertEquals(List.of("ai_typing", "ai_response"), types(heard(answered(REPLY))));
    }

    @Test
    void a_thread_that_is_deleted_ends_its_requests() {
        asks(REPLY);

        assertError("The thread was deleted", heard(new Event.Durable(CHAT, new Change.ConversationDeleted(3, NOW))));
    }

    @Test
    void an_end_that_is_heard_before_the_request_is_known_to_be_stored_is_told_with_it() {
        var request = read(REQUEST);
        heard(answered(REPLY));

        var told =
                frames(dialect.answer(request.reference(), new Answer.MessageStored(message(ALICE, "Is it?"), REPLY)));

        assertEquals(List.of("analysis_start", "response", "analysis_complete"), types(told));
        assertEquals("success", told.get(1).path("status").asText());
    }

    @Test
    void another_reply_ends_nothing() {
        asks(REPLY);

        assertEquals(List.of("ai_typing", "ai_response"), types(heard(answered(UUID.randomUUID()))));
    }

    @Test
    void one_reply_ends_all_requests_that_it_answers() {
        asks(REPLY);
        asks(REPLY);

        var told = types(heard(answered(REPLY)));

        assertEquals(2, told.stream().filter("analysis_complete"::equals).count());
    }

    @Test
    void somebody_else_who_signs_in_leaves_no_request_waiting() {
        asks(REPLY);

        var told = frames(dialect.answer(dialect.upgrade(), new Answer.Authenticated(CALLER)));

        assertEquals("auth_success", told.getFirst().path("type").asText());
        assertError("Somebody else has signed in", told);
    }

    @Test
    void who_asked_before_it_signed_in_as_itself_goes_on_waiting() {
        read(REQUEST).command(CALLER);
        asks(REPLY);

        var told = frames(dialect.answer(dialect.upgrade(), new Answer.Authenticated(CALLER)));

        assertEquals(List.of("auth_success"), types(told));
        assertEquals("analysis_complete", types(heard(answered(REPLY))).getLast());
    }

    @Test
    void who_signs_in_again_goes_on_waiting() {
        dialect.answer(dialect.upgrade(), new Answer.Authenticated(CALLER));
        asks(REPLY);

        assertEquals(
                1,
                frames(dialect.answer(dialect.upgrade(), new Answer.Authenticated(CALLER)))
                        .size());
        assertEquals("analysis_complete", types(heard(answered(REPLY))).getLast());
    }

    @Test
    void who_has_not_signed_in_asks_as_whoever_it_may_be() {
        var command = assertInstanceOf(Command.BeAnonymous.class, read(REQUEST).command(Caller.STRANGER));

        assertInstanceOf(Command.Locate.class, command.command().apply(CALLER));
        var refused = assertThrows(InvalidFrame.class, () -> command.command().apply(new Caller.Visitor("anon_1")));
        assertError(
                "Authentication is required for analysis_request",
                frames(dialect.refusal(refused.reference(), refused.refusal())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "7", "null", "\"a\\u0000b\""})
    void a_prompt_that_is_none_is_refused_in_the_words_of_the_page(String prompt) {
        var request = read(REQUEST.replace("\"Is eval(input) safe?\"", prompt));

        var refused = assertThrows(InvalidFrame.class, () -> request.command(CALLER));

        assertError(
                "prompt must be text and not empty", frames(dialect.refusal(refused.reference(), refused.refusal())));
    }

    @Test
    void a_prompt_that_ends_within_a_character_is_refused_in_the_words_of_the_page() {
        var refused = assertThrows(InvalidFrame.class, () -> read(REQUEST.replace("safe?", "safe? \\ud83d")));

        assertError(
                "A text has half of a surrogate pair", frames(dialect.refusal(refused.reference(), refused.refusal())));
    }

    @Test
    void an_id_that_is_no_text_is_not_what_a_request_is_told_by() {
        var refused = assertThrows(InvalidFrame.class, () -> read(REQUEST.replace("\"r-1\"", "\"r\\ud83d\"")));

        var told = frames(dialect.refusal(refused.reference(), refused.refusal()));

        assertEquals("error", told.getFirst().path("status").asText());
        assertEquals(36, told.getFirst().path("request_id").asText().length(), "one of ours");
    }

    @Test
    void a_prompt_too_large_for_a_frame_is_refused_in_the_words_of_the_page() {
        var text = REQUEST.replace("Is eval(input) safe?", "x".repeat(11_000));

        var refused = assertThrows(InvalidFrame.class, () -> read(text));

        assertError(
                "Message exceeds maximum size of 10240 bytes",
                frames(dialect.refusal(refused.reference(), refused.refusal())));
    }

    @Test
    void a_store_that_is_away_ends_the_request_with_the_time_to_ask_again() {
        var told = frames(
                dialect.refusal(read(REQUEST).reference(), Rejection.of(ErrorCode.UNAVAILABLE, "Please try again.")));

        assertError("Please try again.", told);
        assertEquals(1, told.getFirst().path("retry_after").asInt());
    }

    @Test
    void what_waits_for_nothing_is_told_as_ever() {
        assertNull(dialect.encoder(new Event.Durable(CHAT, new Change.ConversationDeleted(3, NOW)))
                .encode(new Event.Durable(CHAT, new Change.ConversationDeleted(3, NOW))));
    }
}
