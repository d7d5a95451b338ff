package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.test.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad input of every kind in avai's tables: its code, and a connection that goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorTableTest {
    private static final String NOBODYS = UUID.randomUUID().toString();
    private final StackUnderTest stack = SharedStack.get();
    private ChatClient alice;
    private String thread;

    @BeforeAll
    void connect() {
        alice = stack.person("alice").connects();
        thread = alice.createsThread("errors");
    }

    @AfterAll
    void leave() {
        alice.close();
    }

    static Stream<Arguments> badFrames() {
        return Stream.of(
                bad("INVALID_TITLE", "create_thread"),
                bad("INVALID_TITLE", "create_thread", "title", ""),
                bad("INVALID_TITLE", "create_thread", "title", "   "),
                bad("INVALID_TITLE", "create_thread", "title", 5),
                bad("INVALID_TITLE", "create_thread", "title", List.of("a")),
                bad("TITLE_TOO_LONG", "create_thread", "title", "t".repeat(256)),
                bad("DESCRIPTION_TOO_LONG", "create_thread", "title", "t", "description", "d".repeat(1001)),
                bad("INVALID_LIMIT", "get_threads", "limit", 0),
                bad("INVALID_LIMIT", "get_threads", "limit", 101),
                bad("INVALID_LIMIT", "get_threads", "limit", "many"),
                bad("MISSING_THREAD_ID", "get_history"),
                bad("MISSING_THREAD_ID", "pin_thread", "is_pinned", true),
                bad("MISSING_THREAD_ID", "archive_thread"),
                bad("MISSING_THREAD_ID", "send_message", "content", "hi"),
                bad("MISSING_THREAD_ID", "typing", "typing", true),
                bad("INVALID_THREAD_ID", "get_history", "thread_id", "no-id"),
                bad("INVALID_THREAD_ID", "send_message", "thread_id", "no-id", "content", "hi"),
                bad("INVALID_THREAD_ID", "get_history", "thread_id", "'; drop table message; --"),
                bad("THREAD_NOT_FOUND", "get_history", "thread_id", NOBODYS),
                bad("THREAD_NOT_FOUND", "pin_thread", "thread_id", NOBODYS, "is_pinned", true),
                bad("THREAD_NOT_FOUND", "archive_thread", "thread_id", NOBODYS),
                bad("THREAD_NOT_FOUND", "update_thread_title", "threadId", NOBODYS, "title", "t"),
                bad("THREAD_NOT_FOUND", "delete_thread", "threadId", NOBODYS),
                bad("THREAD_NOT_FOUND", "send_message", "thread_id", NOBODYS, "content", "hi"),
                bad("UNKNOWN_MESSAGE_TYPE", "make_coffee"),
                bad("UNKNOWN_MESSAGE_TYPE", "__proto__"));
    }

    static Stream<Arguments> badFramesForAThread() {
        return Stream.of(
                bad("INVALID_LIMIT", "get_history", "limit", 501),
                bad("INVALID_LIMIT", "get_history", "limit", -1),
                bad("INVALID_PIN_STATUS", "pin_thread"),
                bad("INVALID_PIN_STATUS", "pin_thread", "is_pinned", "yes"),
                bad("INVALID_TITLE", "update_thread_title", "title", ""),
                bad("TITLE_TOO_LONG", "update_thread_title", "title", "t".repeat(256)),
                bad("INVALID_CONTENT", "send_message"),
                bad("INVALID_CONTENT", "send_message", "content", ""),
                bad("INVALID_CONTENT", "send_message", "content", 42),
                bad("INVALID_CONTENT_TYPE", "send_message", "content", "hi", "content_type", "video"),
                bad("INVALID_CONTENT_TYPE", "send_message", "content", "hi", "content_type", 7));
    }

    private static Arguments bad(String code, String type, Object... fields) {
        return Arguments.of(code, Frame.of(type, fields));
    }

    @ParameterizedTest
    @MethodSource("badFrames")
    void badInputGetsItsCode(String code, ObjectNode frame) {
        refuses(code, frame);
    }

    @ParameterizedTest
    @MethodSource("badFramesForAThread")
    void badInputForAThreadOfOnesOwnGetsItsCode(String code, ObjectNode frame) {
        refuses(code, frame.put("thread_id", thread));
    }

    private void refuses(String code, JsonNode frame) {
        var id = UUID.randomUUID().toString();
        alice.says(((ObjectNode) frame.deepCopy()).put("messageId", id));
        var error = alice.hears(
                "error for " + frame,
                heard -> id.equals(heard.json().path("messageId").asText()));
        assertEquals("error", error.type(), () -> error.json().toString());
        assertEquals(code, error.text("code"), () -> error.json().toString());
        assertFalse(error.at("success").asBoolean());
        assertFalse(error.text("message").isBlank());
        assertFalse(error.text("error_type").isBlank());
        assertFalse(error.text("error.requestId").isBlank());
        assertEquals(error.text("message"), error.text("error.message"));
        assertTrue(error.at("error.retryable").isBoolean());
        assertTrue(List.of("VALIDATION_ERROR", "AUTHORIZATION_ERROR").contains(error.text("error.type")));
        assertFalse(error.json().toString().contains("dev.parley"), "names our classes");
        assertEquals("pong", alice.asks("ping").type());
    }

    @Test
    void aTitleOf255CharactersAndADescriptionOf1000AreStillGood() {
        var created = alice.asks("create_thread", "title", "t".repeat(255), "description", "d".repeat(1000));
        assertEquals("thread_created", created.type());
    }

    @Test
    void badTokensGetAnAuthErrorAndTheConnectionStays() {
        var good = stack.token("carol", "carol");
        var otherSignature = good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342);
        var unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYXJvbCIsImlzcyI6InBhcmxleS1sb2NhbC1zdGFjayJ9.";
        try (var carol = ChatClient.connect(stack.webSocket(1))) {
            for (var token : List.of("nonsense", otherSignature, unsigned, good.replace('.', ':'))) {
                var refused = carol.says("auth", "token", token).hears("auth_error");
                assertFalse(refused.text("message").isBlank());
                var alias = carol.says("authenticate", "token", token).hears("error");
                assertEquals("AUTHENTICATION_ERROR", alias.text("error.type"));
            }
            assertEquals(
                    "auth_success",
                    carol.says("auth", "token", good).hears("auth_success").type());
        }
    }

    @Test
    void anExpiredTokenGetsAnAuthError() {
        var expired = stack.token("carol", "carol", Duration.ofSeconds(1));
        Await.until("the token is expired", Duration.ofSeconds(90), () -> {
            try (var carol = ChatClient.connect(stack.webSocket(1))) {
                carol.says("auth", "token", expired);
                return carol.hears("an answer", frame -> frame.type().startsWith("auth_"))
                        .type()
                        .equals("auth_error");
            }
        });
    }
}
