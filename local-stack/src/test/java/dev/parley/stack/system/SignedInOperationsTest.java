package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of the avai dialect as somebody with a token.
class SignedInOperationsTest {
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final Person person = SharedStack.get().person("alice");
    private ChatClient alice;

    @BeforeEach
    void connect() {
        alice = person.connects();
    }

    @AfterEach
    void leave() {
        alice.close();
    }

    @Test
    void aGoodTokenTellsWhoOneIs() {
        var success = alice.says("auth", "token", person.token()).hears("auth_success");
        assertTrue(success.at("success").asBoolean());
        assertFalse(success.text("user.id").isBlank());
        assertEquals(person.name(), success.text("user.name"));
        assertEquals(person.subject() + "@example.org", success.text("user.email"));
        assertFalse(success.at("user.isAnonymous").asBoolean());
        assertTrue(success.at("user.isAuthenticated").asBoolean());
        for (var field : List.of("firstName", "lastName", "username", "imageUrl")) {
            assertTrue(success.has("user." + field), field);
        }
    }

    @Test
    void aTokenInTheUpgradeSignsInToo() {
        var bearer = Map.of("Authorization", "Bearer " + person.token());
        try (var again = ChatClient.connect(SharedStack.get().webSocket(1), bearer)) {
            assertEquals(
                    "thread_created",
                    again.asks("create_thread", "title", "by header").type());
        }
    }

    @Test
    void aNewThreadIsActiveEmptyAndNotPinned() {
        var thread = alice.asks("create_thread", "title", "Security Analysis", "description", "of our login");
        assertEquals("thread_created", thread.type());
        assertEquals("Security Analysis", thread.text("thread.title"));
        assertEquals("of our login", thread.text("thread.description"));
        assertEquals("active", thread.text("thread.status"));
        assertFalse(thread.at("thread.is_pinned").asBoolean());
        assertEquals(0, thread.at("thread.message_count").asInt());
        assertTrue(thread.has("thread.last_message_at"));
        assertTrue(thread.text("thread.created_at").matches(INSTANT), thread.text("thread.created_at"));
        assertTrue(thread.text("thread.updated_at").matches(INSTANT));
    }

    @Test
    void listsPinnedThreadsFirstThenTheNewestAndHidesArchivedOnes() {
        var old = alice.createsThread("old");
        var pinned = alice.createsThread("pinned");
        var archived = alice.createsThread("archived");
        var newest = alice.createsThread("newest");
        for (var thread : List.of(old, newest)) {
            alice.sends(thread, "hello");
            alice.hears("ai_response");
        }
        alice.asks("pin_thread", "thread_id", pinned, "is_pinned", true);
        alice.asks("archive_thread", "thread_id", archived);

        assertEquals(List.of(pinned, newest, old), threadIds(alice.asks("get_threads")));
        assertEquals(3, alice.asks("get_threads", "limit", 1).at("total").asInt());
        assertEquals(List.of(pinned), threadIds(alice.asks("get_threads", "limit", 1)));
        assertEquals(List.of(archived), threadIds(alice.asks("get_threads", "status", "archived")));
    }

    @Test
    void pinsAndUnpinsAThread() {
        var thread = alice.createsThread("to pin");
        var pinned = alice.asks("pin_thread", "thread_id", thread, "is_pinned", true);
        assertEquals("thread_updated", pinned.type());
        assertEquals(thread, pinned.text("thread_id"));
        assertTrue(pinned.at("is_pinned").asBoolean());
        assertTrue(pinned.text("updated_at").matches(INSTANT));
        assertFalse(alice.asks("pin_thread", "thread_id", thread, "is_pinned", false)
                .at("is_pinned")
                .asBoolean());
    }

    @Test
    void archivesAThread() {
        var thread = alice.createsThread("to archive");
        var archived = alice.asks("archive_thread", "thread_id", thread);
        assertEquals("thread_archived", archived.type());
        assertEquals(thread, archived.text("thread_id"));
        assertEquals("archived", archived.text("status"));
        assertTrue(archived.text("updated_at").matches(INSTANT));
    }

    @Test
    void renamesAndDeletesAThread() {
        var thread = alice.createsThread("before");
        var renamed = alice.asks("update_thread_title", "threadId", thread, "title", "after");
        assertEquals("thread_updated", renamed.type());
        assertEquals("after", renamed.text("title"));
        var deleted = alice.asks("delete_thread", "threadId", thread);
        assertEquals("thread_deleted", deleted.type());
        assertEquals(thread, deleted.text("thread_id"));
        assertEquals(
                "THREAD_NOT_FOUND",
                alice.asks("get_history", "thread_id", thread).text("code"));
    }

    @Test
    void aSentMessageIsAcknowledgedWithAllThatIsKnownOfIt() {
        var thread = alice.createsThread("sending");
        var sent = alice.asks("send_message", "thread_id", thread, "content", "var x = 1;", "content_type", "code");
        assertEquals("message_sent", sent.type());
        assertTrue(sent.at("success").asBoolean());
        assertFalse(sent.text("message_id").isBlank());
        assertEquals(thread, sent.text("thread_id"));
        assertEquals("var x = 1;", sent.text("content"));
        assertEquals("code", sent.text("content_type"));
        assertEquals(10, sent.at("content_length").asInt());
        assertTrue(sent.at("token_count").asInt() > 0);
        assertTrue(sent.text("saved_at").matches(INSTANT));
        assertTrue(sent.text("timestamp").matches(INSTANT));
    }

    @Test
    void historyIsOldestFirstAndTellsWhoSaidWhat() {
        var thread = alice.createsThread("history");
        for (var text : List.of("one", "two")) {
            alice.sends(thread, text);
            alice.hears("ai_response");
        }
        var history = alice.asks("get_history", "thread_id", thread);
        assertEquals("thread_history", history.type());
        assertEquals(4, history.at("total").asInt());
        var said = new ArrayList<String>();
        history.at("messages")
                .forEach(message -> said.add(message.get("role").asText() + ": "
                        + message.get("content").asText()));
        assertEquals(
                List.of(
                        "user: one",
                        "assistant: " + FakeCanister.answerTo("one"),
                        "user: two",
                        "assistant: " + FakeCanister.answerTo("two")),
                said);
        for (var field : List.of(
                "id",
                "content_type",
                "token_count",
                "model_used",
                "processing_time_ms",
                "confidence_score",
                "created_at",
                "metadata")) {
            history.at("messages").forEach(message -> assertTrue(message.has(field), field + " in " + message));
        }
        assertEquals(FakeCanister.MODEL, history.text("messages.1.model_used"));
        assertEquals(
                2,
                alice.asks("get_history", "thread_id", thread, "limit", 2)
                        .at("messages")
                        .size());
    }

    @Test
    void theOtherSpellingsOfTheHistoryReadTheSame() {
        var thread = alice.createsThread("aliases");
        alice.sends(thread, "hello");
        var alias = alice.asks("get_thread_messages", "threadId", thread, "limit", 10, "offset", 0);
        assertEquals("thread_history", alias.type());
        assertEquals(thread, alias.text("thread_id"));
        assertEquals("hello", alias.text("messages.0.content"));
        assertEquals(
                "thread_history", alice.asks("get_history", "threadId", thread).type());
    }

    @Test
    void typingIsAcknowledgedInBothWaysClientsExpect() {
        var thread = alice.createsThread("typing");
        for (var name : List.of("typing", "is_typing")) {
            alice.says("typing", "thread_id", thread, name, true);
            for (var type : List.of("typing_acknowledged", "typing_confirmed")) {
                var answer = alice.hears(type);
                assertEquals(thread, answer.text("thread_id"));
                assertTrue(answer.at("is_typing").asBoolean());
            }
        }
        var alias = alice.says("typing_indicator", "threadId", thread, "isTyping", true)
                .hears("typing_indicator_ack");
        assertTrue(alias.at("success").asBoolean());
        assertTrue(alias.at("is_typing").asBoolean());
        assertFalse(alias.text("user_id").isBlank());
    }

    @Test
    void aFrameInSeedZerosEnvelopeIsAnsweredInOne() {
        var request = Frame.of("create_thread", "data", Map.of("title", "wrapped"));
        var created = alice.says(request).hears("thread_created");
        assertEquals("wrapped", created.text("data.thread.title"));
        assertFalse(created.has("thread"));
        assertTrue(created.text("timestamp").matches(INSTANT));
        var thread = created.text("data.thread.id");
        var history = alice.says(Frame.of("get_history", "data", Map.of("thread_id", thread), "messageId", "h"))
                .hears("thread_history");
        assertEquals(0, history.at("data.messages").size());
        assertTrue(history.json().toString().contains("\"messageId\":\"h\""));
    }

    @Test
    void unknownExtraFieldsAreIgnored() {
        var created = alice.asks("create_thread", "title", "extra", "colour", "green", "nested", Map.of("deep", 1));
        assertEquals("thread_created", created.type());
    }

    @Test
    void anotherPersonsThreadAnswersLikeNoneAtAll() {
        var thread = alice.createsThread("hers");
        try (var bob = SharedStack.get().person("bob").connects()) {
            var absent = "01890000-0000-7000-8000-000000000000";
            for (var type : List.of("get_history", "archive_thread", "delete_thread")) {
                var hers = bob.asks(type, "thread_id", thread);
                var none = bob.asks(type, "thread_id", absent);
                assertEquals("THREAD_NOT_FOUND", hers.text("code"), type);
                assertEquals(none.text("message"), hers.text("message"), type);
            }
            assertEquals(
                    "THREAD_NOT_FOUND",
                    bob.asks("send_message", "thread_id", thread, "content", "hi")
                            .text("code"));
            assertEquals(0, bob.asks("get_threads").at("total").asInt());
        }
        assertNotEquals(0, alice.asks("get_threads").at("total").asInt());
    }

    private static List<String> threadIds(Frame list) {
        var ids = new ArrayList<String>();
        list.at("threads").forEach(thread -> ids.add(thread.get("id").asText()));
        return ids;
    }
}
