package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the avai dialect as somebody without a token.
class AnonymousOperationsTest {
    private static final String SOME_ID = UUID.randomUUID().toString();
    private ChatClient visitor;

    @BeforeEach
    void connect() {
        visitor = ChatClient.connect(SharedStack.get().webSocket(1));
        visitor.hears("welcome");
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void pingsAndHeartbeatsAreAnsweredBeforeAnybodySignsIn() {
        var pong = visitor.says("ping", "id", "p-1").hears("pong");
        assertEquals("p-1", pong.text("id"));
        assertFalse(pong.text("timestamp").isBlank());
        var beat = visitor.says("heartbeat").hears("heartbeat_ack");
        assertFalse(beat.text("timestamp").isBlank());
        assertTrue(Math.abs(System.currentTimeMillis() - beat.at("serverTime").asLong()) < 60_000);
    }

    static Stream<JsonNode> waysToSayNothingAboutOneself() {
        return Stream.of(Frame.of("auth"), Frame.of("auth", "anonymous", true), Frame.of("authenticate"));
    }

    @ParameterizedTest
    @MethodSource("waysToSayNothingAboutOneself")
    void signsInWithoutATokenAsAnAnonymousUser(JsonNode frame) {
        var success = visitor.says(frame).hears("auth_success");
        assertTrue(success.at("success").asBoolean());
        assertTrue(success.at("user.id").isNull());
        assertTrue(success.text("user.sessionId").startsWith("anon_"));
        assertEquals("Anonymous User", success.text("user.name"));
        assertTrue(success.at("user.isAnonymous").asBoolean());
        assertFalse(success.at("user.isAuthenticated").asBoolean());
        assertFalse(success.text("timestamp").isBlank());
    }

    @Test
    void listsThePubliclySharedThreadsOfWhichThereAreNone() {
        visitor.says("auth").hears("auth_success");
        var list = visitor.says("get_threads").hears("threads_list");
        assertEquals(0, list.at("threads").size());
        assertEquals(0, list.at("total").asInt());
    }

    @Test
    void aPrivateThreadLooksToItLikeNoneAtAll() {
        var alice = SharedStack.get().person("alice").connects();
        var thread = alice.createsThread("private");
        visitor.says("auth").hears("auth_success");
        var hidden = visitor.asks("get_history", "thread_id", thread);
        var absent = visitor.asks("get_history", "thread_id", SOME_ID);
        assertEquals("THREAD_NOT_FOUND", absent.text("code"));
        assertEquals(absent.text("code"), hidden.text("code"));
        assertEquals(absent.text("message"), hidden.text("message"));
        alice.close();
    }

    static Stream<JsonNode> whatOnlyPeopleMayDo() {
        return Stream.of(
                Frame.of("create_thread", "title", "mine"),
                Frame.of("create_thread"),
                Frame.of("pin_thread", "thread_id", SOME_ID, "is_pinned", true),
                Frame.of("pin_thread"),
                Frame.of("archive_thread", "thread_id", SOME_ID),
                Frame.of("update_thread_title", "threadId", SOME_ID, "title", "new"),
                Frame.of("delete_thread", "threadId", SOME_ID),
                Frame.of("send_message", "thread_id", SOME_ID, "content", "hi"),
                Frame.of("send_message"));
    }

    @ParameterizedTest
    @MethodSource("whatOnlyPeopleMayDo")
    void isToldToSignInBeforeAnythingElseIsChecked(JsonNode frame) {
        visitor.says("auth").hears("auth_success");
        var error = visitor.says(frame).hears("error");
        assertEquals("AUTHENTICATION_REQUIRED", error.text("code"));
        assertEquals("AUTHENTICATION_ERROR", error.text("error.type"));
        assertTrue(visitor.isOpen());
    }

    @ParameterizedTest
    @MethodSource("whatOnlyPeopleMayDo")
    void isToldTheSameWithoutAnyAuthFrame(JsonNode frame) {
        assertEquals(
                "AUTHENTICATION_REQUIRED", visitor.says(frame).hears("error").text("code"));
    }
}
