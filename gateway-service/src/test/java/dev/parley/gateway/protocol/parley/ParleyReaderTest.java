package dev.parley.gateway.protocol.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Samples;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader of parley.v1 takes and what it refuses, with the words that tell why.
class ParleyReaderTest {
    private static final String C = "'conversation_id':'01a21a6c-dec6-7000-aa18-3947bc488c00'";
    private static final Caller ALICE = new Caller.Member(
            PersonView.builder()
                    .id(UUID.randomUUID())
                    .number(1)
                    .issuer("issuer")
                    .subject("alice")
                    .name("Alice")
                    .build(),
            new Caller.Token(null, null, Instant.EPOCH));

    private final ParleyDialect dialect =
            new ParleyDialect(new ParleyLimits("1.0.0", 4096, 100, 2, 3, 25_000, 100, 30, 300, 60), Samples.CLOCK);

    private static byte[] frame(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private Command command(String frame, Caller caller) {
        return dialect.read(frame(frame)).command(caller);
    }

    private InvalidFrame refused(String frame, Caller caller) {
        return assertThrows(InvalidFrame.class, () -> command(frame, caller));
    }

    private void refuses(ErrorCode code, String words, String frame) {
        var refused = refused(frame, ALICE).refusal();
        assertEquals(code, refused.code(), frame);
        assertTrue(refused.message().contains(words), refused.message());
    }

    @Test
    void aMessageNeedsNoMoreThanAKeyAndWords() {
        var send = assertInstanceOf(
                Command.SendMessage.class,
                command("{'type':'message.send'," + C + ",'key':'k','content':'hi'}", ALICE));

        assertEquals("text", send.contentType());
        assertEquals(AskAi.AUTO, send.ai());
        assertNull(send.attachments());
        assertEquals(false, send.interrupt());
    }

    @Test
    void whatIsNotKnownIsIgnored() {
        assertInstanceOf(Command.Ping.class, command("{'type':'ping','mood':'fine'}", Caller.STRANGER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            key is required            | {'type':'message.send',C,'content':'hi'}
            key must not be empty      | {'type':'message.send',C,'key':'','content':'hi'}
            key has 64                 | {'type':'message.send',C,'key':'LONG','content':'hi'}
            content is required        | {'type':'message.send',C,'key':'k','content':'  '}
            content must be text       | {'type':'message.send',C,'key':'k','content':7}
            NUL                        | {'type':'message.send',C,'key':'k','content':'a\\u0000b'}
            content_type must be one   | {'type':'message.send',C,'key':'k','content':'hi','content_type':'exe'}
            ai must be one of          | {'type':'message.send',C,'key':'k','content':'hi','ai':'ASK'}
            interrupt must be true     | {'type':'message.send',C,'key':'k','content':'hi','interrupt':1}
            reply_to must be an id     | {'type':'message.send',C,'key':'k','content':'hi','reply_to':'x'}
            An attachment's url is a https address | {'type':'message.send',C,'key':'k','content':'hi','attachments':[{'url':'javascript:alert(1)'}]}
            url is required            | {'type':'message.send',C,'key':'k','content':'hi','attachments':[{}]}
            attachments must be a list | {'type':'message.send',C,'key':'k','content':'hi','attachments':'x'}
            conversation_id is required | {'type':'message.send','key':'k','content':'hi'}
            conversation_id must be an id | {'type':'conversation.open','conversation_id':'123e4567-e89b-12d3-a456-42661417400z'}
            limit must be              | {'type':'message.history',C,'limit':501}
            limit must be              | {'type':'conversation.list','limit':0}
            exclude each other         | {'type':'message.history',C,'before_seq':5,'after_seq':2}
            seq must be a whole number | {'type':'read.mark',C,'seq':-1}
            seq is required            | {'type':'read.mark',C}
            typing must be true        | {'type':'typing.set',C,'typing':'yes'}
            either user_ids or         | {'type':'presence.get'}
            kind is required           | {'type':'conversation.create'}
            kind must be one of        | {'type':'conversation.create','kind':'Group'}
            title must not be empty    | {'type':'conversation.create','kind':'ai','title':' '}
            participants has 3         | {'type':'conversation.create','kind':'group','participants':[1,2,3,4]}
            participants must be an id | {'type':'conversation.create','kind':'group','participants':[1]}
            status must be one of      | {'type':'conversation.list','status':'gone'}
            resume has 2               | {'type':'connect','resume':[{},{},{}]}
            resume.conversation_id must | {'type':'connect','resume':[{}]}
            type is required           | {'ref':'r'}
            """)
    void saysWhichFieldIsWrong(String words, String frame) {
        refuses(ErrorCode.BAD_REQUEST, words, frame.replace(",C", "," + C).replace("LONG", "k".repeat(65)));
    }

    @Test
    void unknownTypesAreRefusedWithoutRepeatingThem() {
        refuses(ErrorCode.UNKNOWN_TYPE, "no command of this type", "{'type':'fly'}");
    }

    @Test
    void tooLongContentAndTooLongFramesAreTooLarge() {
        var send = "{'type':'message.send'," + C + ",'key':'k','content':'";
        refuses(ErrorCode.TOO_LARGE, "100 characters", send + "x".repeat(101) + "'}");

        var refused = assertThrows(InvalidFrame.class, () -> dialect.read(frame(send + "x".repeat(5000) + "'}")));
        assertEquals(ErrorCode.TOO_LARGE, refused.refusal().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[1]", "7", "{'type':"})
    void whatIsNoJsonObjectIsRefused(String frame) {
        var refused = assertThrows(InvalidFrame.class, () -> dialect.read(frame(frame)));

        assertEquals(ErrorCode.BAD_REQUEST, refused.refusal().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'ping'}{'type':'ping'}", "{'type':'ping'} nonsense", "{'type':'ping'}]"})
    void whatFollowsTheObjectIsRefusedAndNotDropped(String frame) {
        var refused = assertThrows(InvalidFrame.class, () -> dialect.read(frame(frame)));

        assertEquals(ErrorCode.BAD_REQUEST, refused.refusal().code());
    }

    @Test
    void spaceAroundTheObjectIsNothing() {
        assertInstanceOf(Command.Ping.class, command(" {'type':'ping'} \n", Caller.STRANGER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+a21a6c1-dec6-7000-aa18-3947bc488c00",
                "1-1-1-1-0000000000000000000000000001",
                "000000001-0000-0000-0000-00000000001"
            })
    void whatOnlyResemblesAnIdIsNone(String id) {
        refuses(
                ErrorCode.BAD_REQUEST,
                "conversation_id must be an id",
                "{'type':'conversation.open','conversation_id':'" + id + "'}");
    }

    @Test
    void anIdMayBeInCapitals() {
        var open = assertInstanceOf(
                Command.OpenConversation.class,
                command("{'type':'conversation.open'," + C.replace("01a21a6c", "01A21A6C") + "}", ALICE));

        assertEquals(UUID.fromString("01a21a6c-dec6-7000-aa18-3947bc488c00"), open.conversation());
    }

    @Test
    void aRefThatIsNoneIsRefusedAndNotRepeated() {
        for (var ref : List.of("7", "'" + "r".repeat(65) + "'", "{}")) {
            var refused =
                    assertThrows(InvalidFrame.class, () -> dialect.read(frame("{'type':'ping','ref':" + ref + "}")));

            assertEquals(Reference.NONE, refused.reference());
        }
    }

    @Test
    void aStrangerMaySignInAndPingAndNothingElse() {
        for (var type : CommandTypes.ALL) {
            var frame = "{'type':'" + type + "'}";
            if (type.equals("connect") || type.equals("ping")) {
                command(frame, Caller.STRANGER);
            } else {
                assertEquals(
                        ErrorCode.UNAUTHENTICATED,
                        refused(frame, Caller.STRANGER).refusal().code(),
                        type);
            }
        }
    }

    @Test
    void aVisitorMayReadWhatIsPublicAndNothingElse() {
        var visitor = new Caller.Visitor("anon_1");

        assertInstanceOf(Command.OpenConversation.class, command("{'type':'conversation.open'," + C + "}", visitor));
        assertInstanceOf(Command.ReadHistory.class, command("{'type':'message.history'," + C + "}", visitor));
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refused("{'type':'message.send'," + C + ",'key':'k','content':'hi'}", visitor)
                        .refusal()
                        .code());
    }

    @Test
    void withoutARefNoOkIsSaid() {
        assertNull(dialect.answer(Reference.NONE, new Answer.Pong()));
    }
}
