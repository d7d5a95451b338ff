package dev.parley.gateway.protocol.avai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvaiDialectTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID THREAD = UUID.fromString("0190c1d2-7b3a-7c00-8000-000000000001");
    private static final String T = "'thread_id':'" + THREAD + "'";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Caller ALICE = new Caller.Member(
            PersonView.builder()
                    .id(UUID.randomUUID())
                    .number(1)
                    .issuer("clerk")
                    .subject("user_alice")
                    .email("a@example.com")
                    .name("Alice")
                    .firstName("Alice")
                    .role("user")
                    .tier("free")
                    .build(),
            new Caller.Token(null, null, NOON));

    private static final AvaiDialect.Shared SHARED =
            new AvaiDialect.Shared("1.2.3", 10_240, Clock.fixed(NOON, ZoneOffset.UTC));

    private final AvaiDialect dialect = new AvaiDialect(SHARED, true);

    private static byte[] frame(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private Command command(String frame, Caller caller) {
        return dialect.read(frame(frame)).command(caller);
    }

    /// The JSON texts in ready WebSocket frames.
    private static List<JsonNode> texts(byte[] frames) {
        var texts = new ArrayList<JsonNode>();
        for (var at = 0; at < frames.length; ) {
            var length = frames[at + 1] & 0x7f;
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

    private static JsonNode text(byte[] frame) {
        var all = texts(frame);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json                                                     | INVALID_MESSAGE",
                "[1]                                                         | INVALID_MESSAGE",
                "{'x':1}                                                     | INVALID_MESSAGE",
                "{'type':7}                                                  | INVALID_MESSAGE",
                "{'type':'fly'}                                              | UNKNOWN_MESSAGE_TYPE",
                "{'type':'get_threads','limit':0}                            | INVALID_LIMIT",
                "{'type':'get_threads','limit':101}                          | INVALID_LIMIT",
                "{'type':'get_threads','limit':'5'}                          | INVALID_LIMIT",
                "{'type':'get_threads','limit':1.5}                          | INVALID_LIMIT",
                "{'type':'create_thread'}                                    | INVALID_TITLE",
                "{'type':'create_thread','title':' '}                        | INVALID_TITLE",
                "{'type':'create_thread','title':{}}                         | INVALID_TITLE",
                "{'type':'get_history'}                                      | MISSING_THREAD_ID",
                "{'type':'get_history','thread_id':'7'}                      | INVALID_THREAD_ID",
                "{'type':'get_history','thread_id':7}                        | INVALID_THREAD_ID",
                "{'type':'get_history',$T,'limit':501}                       | INVALID_LIMIT",
                "{'type':'get_thread_messages',$T,'offset':-1}               | INVALID_LIMIT",
                "{'type':'pin_thread','is_pinned':true}                      | MISSING_THREAD_ID",
                "{'type':'pin_thread',$T}                                    | INVALID_PIN_STATUS",
                "{'type':'pin_thread',$T,'is_pinned':'yes'}                  | INVALID_PIN_STATUS",
                "{'type':'archive_thread','thread_id':''}                    | MISSING_THREAD_ID",
                "{'type':'update_thread_title',$T,'title':''}                | INVALID_TITLE",
                "{'type':'send_message','content':'x'}                       | MISSING_THREAD_ID",
                "{'type':'send_message',$T}                                  | INVALID_CONTENT",
                "{'type':'send_message',$T,'content':' '}                    | INVALID_CONTENT",
                "{'type':'send_message',$T,'content':['x']}                  | INVALID_CONTENT",
                "{'type':'send_message',$T,'content':'a\\u0000b'}            | INVALID_CONTENT",
                "{'type':'send_message',$T,'content':'x','content_type':'x'} | INVALID_CONTENT_TYPE",
                "{'type':'send_message',$T,'content':'x','content_type':1}   | INVALID_CONTENT_TYPE",
                "{'type':'typing',$T}                                        | INVALID_MESSAGE"
            })
    void badInputOfEveryKindHasItsCode(String frame, String code) {
        var refused = assertThrows(InvalidFrame.class, () -> command(frame.replace("$T", T), ALICE));

        var error = text(dialect.refusal(refused.reference(), refused.refusal()));
        assertEquals(code, error.path("code").asText());
        assertEquals(error.path("error_type"), error.at("/error/type"));
    }

    @Test
    void textsThatAreTooLongHaveTheirCodes() {
        var title = "{'type':'create_thread','title':'" + "x".repeat(256) + "'}";
        var description = "{'type':'create_thread','title':'t','description':'" + "x".repeat(1001) + "'}";
        var content = "{'type':'send_message'," + T + ",'content':'" + "x".repeat(10_001) + "'}";

        assertEquals("TITLE_TOO_LONG", word(title));
        assertEquals("DESCRIPTION_TOO_LONG", word(description));
        assertEquals("MESSAGE_TOO_LARGE", word(content));
    }

    private String word(String frame) {
        return assertThrows(InvalidFrame.class, () -> command(frame, ALICE))
                .refusal()
                .word();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create_thread",
                "pin_thread",
                "archive_thread",
                "update_thread_title",
                "delete_thread",
                "send_message"
            })
    void whoeverIsNotSignedInIsToldSoBeforeAnythingElseIsChecked(String type) {
        for (var caller : new Caller[] {Caller.STRANGER, new Caller.Visitor("anon_1")}) {
            var refused =
                    assertThrows(InvalidFrame.class, () -> command("{'type':'" + type + "','thread_id':7}", caller));
            assertEquals("AUTHENTICATION_REQUIRED", refused.refusal().word());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'get_threads','limit':0}",
                "{'type':'get_history'}",
                "{'type':'get_history','thread_id':7}",
                "{'type':'get_thread_messages','threadId':'x','offset':-1}"
            })
    void whereNobodyReadsUnsignedThatIsSaidBeforeAnythingElseIsChecked(String frame) {
        var strict = new AvaiDialect(SHARED, false);

        var refused =
                assertThrows(InvalidFrame.class, () -> strict.read(frame(frame)).command(Caller.STRANGER));
        var signedIn =
                assertThrows(InvalidFrame.class, () -> strict.read(frame(frame)).command(ALICE));

        assertEquals("AUTHENTICATION_REQUIRED", refused.refusal().word());
        assertTrue(Set.of("INVALID_LIMIT", "MISSING_THREAD_ID", "INVALID_THREAD_ID")
                .contains(signedIn.refusal().word()));
    }

    @Test
    void whereEverybodyReadsWhatIsPublicItIsCheckedWhatIsAskedFor() {
        var refused =
                assertThrows(InvalidFrame.class, () -> command("{'type':'get_threads','limit':0}", Caller.STRANGER));

        assertEquals("INVALID_LIMIT", refused.refusal().word());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "750, 1", "1000, 1", "30001, 31"})
    void whoIsToComeBackIsNeverToldTooSoon(long millis, int seconds) {
        var failed = new Change.ReplyFailed(2, THREAD, THREAD, ErrorCode.AI_UNAVAILABLE, "no", millis);

        var frames = texts(dialect.encoder().encode(new Event.Durable(THREAD, failed)));

        assertEquals(seconds, frames.get(1).path("retry_after").asInt(-1));
    }

    @Test
    void eitherSpellingOfAFieldIsReadAlsoInsideAnEnvelope() {
        var expected = new Command.ReadHistory(THREAD, null, null, 2, 3);
        for (var frame : new String[] {
            "{'type':'get_thread_messages','threadId':'" + THREAD + "','limit':3,'offset':2}",
            "{'type':'get_thread_messages','data':{'thread_id':'" + THREAD + "','limit':3,'offset':2}}"
        }) {
            assertEquals(expected, command(frame, ALICE));
        }
    }

    @Test
    void anEnvelopeIsAnsweredAndToldInAnEnvelope() {
        var incoming = dialect.read(frame("{'type':'archive_thread','messageId':'m1','data':{" + T + "}}"));
        var answer = text(dialect.answer(incoming.reference(), new Answer.ConversationDeleted(THREAD)));

        assertEquals(THREAD.toString(), answer.at("/data/thread_id").asText());
        assertEquals("m1", answer.path("messageId").asText());
        assertEquals("2026-11-21T12:00:00.123Z", answer.path("timestamp").asText());
        var event = new Event.Ephemeral(THREAD, new Ephemeral.ReplyStarted(THREAD, THREAD, THREAD, 1, "m"));
        var told = text(dialect.encoder().encode(event));
        assertTrue(told.at("/data/is_typing").asBoolean());
        assertEquals("2026-11-21T12:00:00.123Z", told.path("timestamp").asText());
    }

    @Test
    void anErrorInAnEnvelopeSaysTheSameBesideItAndInside() {
        var refused = assertThrows(InvalidFrame.class, () -> command("{'type':'fly','data':{}}", ALICE));

        var error = text(dialect.refusal(refused.reference(), refused.refusal()));

        assertEquals("UNKNOWN_MESSAGE_TYPE", error.path("code").asText());
        assertEquals(error.path("code"), error.at("/data/code"));
        assertEquals(error.path("error"), error.at("/data/error"));
    }

    @Test
    void anAnswerThatBrokeOffIsAnErrorToTheseClients() {
        var failure = new Failure(ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000);
        var heard = MessageView.builder()
                .id(THREAD)
                .number(1)
                .conversationId(THREAD)
                .seq(2)
                .changedSeq(2)
                .role(MessageRole.ASSISTANT)
                .content("found")
                .contentType("text")
                .tokenCount(7)
                .replyId(THREAD)
                .modelUsed("avai-1")
                .processingTimeMs(1500)
                .createdAt(NOON)
                .updatedAt(NOON)
                .finishReason(FinishReason.ERROR)
                .failure(failure)
                .build();

        var frames =
                texts(dialect.encoder().encode(new Event.Durable(THREAD, new Change.MessageSent(2, heard, THREAD))));

        assertEquals("ai_typing", frames.get(0).path("type").asText());
        assertEquals("ai_error", frames.get(1).path("type").asText());
        assertEquals("AI connection lost", frames.get(1).path("error").asText());
        assertEquals(30, frames.get(1).path("retry_after").asInt());
        assertEquals(2, frames.size());
    }

    @Test
    void anAnswerOfTheAiEndsItsTypingFirst() {
        var message = MessageView.builder()
                .id(THREAD)
                .number(1)
                .conversationId(THREAD)
                .seq(2)
                .changedSeq(2)
                .role(MessageRole.ASSISTANT)
                .content("found 3")
                .contentType("text")
                .tokenCount(7)
                .replyId(THREAD)
                .modelUsed("avai-1")
                .processingTimeMs(1500)
                .confidenceScore(0.95)
                .createdAt(NOON)
                .updatedAt(NOON)
                .build();

        var frames =
                texts(dialect.encoder().encode(new Event.Durable(THREAD, new Change.MessageSent(2, message, THREAD))));

        assertEquals("ai_typing", frames.get(0).path("type").asText());
        assertEquals(false, frames.get(0).path("is_typing").asBoolean(true));
        assertEquals("ai_response", frames.get(1).path("type").asText());
        assertEquals("found 3", frames.get(1).path("content").asText());
        assertEquals(0.95, frames.get(1).path("confidence_score").asDouble());
        assertEquals(1500, frames.get(1).path("processing_time_ms").asInt());
    }

    @Test
    void aFailedAuthIsAnAuthErrorAndUnderTheAliasAnErrorOfItsType() {
        var refusal = Rejection.of(ErrorCode.UNAUTHENTICATED, "The token has expired");

        var auth = text(dialect.refusal(
                dialect.read(frame("{'type':'auth','token':'x'}")).reference(), refusal));
        var alias = text(dialect.refusal(
                dialect.read(frame("{'type':'authenticate','token':'x'}")).reference(), refusal));

        assertEquals("auth_error", auth.path("type").asText());
        assertEquals("error", alias.path("type").asText());
        assertEquals("AUTHENTICATION_ERROR", alias.at("/error/type").asText());
        assertEquals("AUTH_FAILED", alias.path("error_type").asText());
    }

    @Test
    void aSignInThatIsNotPossibleForTheMomentIsNoRefusedOne() {
        var refusal = Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment");

        var told = text(dialect.refusal(
                dialect.read(frame("{'type':'authenticate','token':'x'}")).reference(), refusal));

        assertEquals("DATABASE_ERROR", told.path("error_type").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'token':null,'anonymous':false,'userId':'x'",
                "'anonymous':false",
                "'token':null,'is_anonymous':false",
                "'isAnonymous':false",
                "'anonymous':true,'is_anonymous':false",
                "'data':{'token':null,'isAnonymous':false}"
            })
    void whoDoesNotWantToBeAnonymousIsNeverMadeAVisitorForWantOfAToken(String fields) {
        var refused = assertThrows(
                InvalidFrame.class, () -> command("{'type':'authenticate'," + fields + "}", Caller.STRANGER));

        var error = text(dialect.refusal(refused.reference(), refused.refusal()));
        assertEquals("AUTHENTICATION_ERROR", error.at("/error/type").asText());
        assertEquals("AUTH_FAILED", error.path("error_type").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'anonymous':true",
                "'token':null",
                "'token':null,'anonymous':true",
                "'is_anonymous':true",
                "'isAnonymous':true"
            })
    void whoSaysNothingAboutItselfIsAVisitor(String fields) {
        var frame = "{'type':'auth'" + (fields.isEmpty() ? "" : "," + fields) + "}";

        assertEquals(new Command.Authenticate(null, null), command(frame, Caller.STRANGER));
    }

    @Test
    void whatStandsBeforeATokenInAHeaderMayStandBeforeItHere() {
        for (var prefix : new String[] {"", "Bearer ", "bearer "}) {
            assertEquals(
                    new Command.Authenticate("abc", null),
                    command("{'type':'auth','token':'" + prefix + "abc'}", Caller.STRANGER));
        }
    }

    @Test
    void typingIsAcknowledgedUnderBothNames() {
        var incoming = dialect.read(frame("{'type':'typing'," + T + ",'is_typing':true}"));
        var answer = new Answer.TypingNoted(THREAD, true, ALICE);

        var frames = texts(dialect.answer(incoming.reference(), answer));

        assertEquals("typing_acknowledged", frames.get(0).path("type").asText());
        assertEquals("typing_confirmed", frames.get(1).path("type").asText());
    }

    @Test
    void saysNothingOfWhatItsClientsHaveNoWordFor() {
        assertNull(dialect.encoder().encode(new Event.Durable(THREAD, new Change.ConversationDeleted(3, NOON))));
    }

    @Test
    void anythingAtAllIsReadOrRefusedAndNeverThrowsAnythingElse() {
        var random = new Random(20261121);
        var seeds = List.of(
                "{'type':'send_message'," + T + ",'content':'hello','content_type':'text'}",
                "{'type':'auth','token':'abc'}",
                "{'type':'get_history','data':{" + T + ",'limit':5}}");
        for (var round = 0; round < 20_000; round++) {
            var bytes = frame(seeds.get(random.nextInt(seeds.size())));
            for (var hits = random.nextInt(4); hits >= 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
            }
            try {
                assertInstanceOf(Command.class, dialect.read(bytes).command(ALICE));
            } catch (InvalidFrame e) {
                var said = text(dialect.refusal(e.reference(), e.refusal())).toString();
                assertTrue(!said.contains("jackson") && !said.contains("dev.parley"), said);
            }
        }
    }

    @Test
    void whatOnlyResemblesAnIdIsNone() {
        var frame = "{'type':'get_history','thread_id':'+190c1d2-7b3a-7c00-8000-000000000001'}";

        assertEquals(
                "INVALID_THREAD_ID",
                assertThrows(InvalidFrame.class, () -> command(frame, ALICE))
                        .refusal()
                        .word());
    }

    @Test
    void whatFollowsTheObjectIsRefusedAndNotDropped() {
        var refused = assertThrows(InvalidFrame.class, () -> dialect.read(frame("{'type':'ping'}{'type':'ping'}")));

        assertEquals("INVALID_MESSAGE", refused.refusal().word());
    }
}
