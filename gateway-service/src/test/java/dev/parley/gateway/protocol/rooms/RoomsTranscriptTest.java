package dev.parley.gateway.protocol.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Names;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Refusal;
import dev.parley.gateway.protocol.RefusedFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What alice hears on one connection, to the byte: the transcript among the test resources is the dialect's
/// documentation too.
class RoomsTranscriptTest {
    private static final UUID ALICE = UUID.fromString("01a21a6c-0000-7000-8000-00000000000a");
    private static final UUID BOB = UUID.fromString("01a21a6c-0000-7000-8000-00000000000b");
    private static final UUID CHAT = UUID.fromString("01a21a6c-0000-7000-8000-0000000000c1");
    private static final UUID MESSAGE = UUID.fromString("01a21a6c-0000-7000-8000-0000000000d1");
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00.123Z");
    private static final Names NAMES = Map.of(ALICE, "Alice", BOB, "Bob")::get;
    private static final Caller.Member CALLER = new Caller.Member(
            new PersonView(
                    ALICE, 1, "issuer", "alice", "alice@example.org", "Alice", null, null, null, null, "user", null),
            new Caller.Token(null, null, NOW));

    private final RoomsDialect dialect =
            new RoomsDialect(RoomsDialect.Shared.of(NAMES, 65_536, Clock.fixed(NOW, ZoneOffset.UTC)), true, true);
    private final List<String> lines = new ArrayList<>();

    @Test
    void aliceHearsThisToTheByte() throws IOException {
        hears(dialect.answer(dialect.upgrade(), new Answer.Entered(CALLER, List.of(CHAT), List.of(BOB), List.of())));
        says("{\"type\":\"ping\",\"payload\":{}}", new Answer.Pong());
        says(
                "{\"type\":\"chat:message\",\"payload\":{\"chatId\":\"%s\",\"content\":\" Hello \"}}".formatted(CHAT),
                null);
        hears(new Event.Durable(CHAT, new Change.MessageSent(2, message(ALICE, "Hello"), null)));
        hears(new Event.Durable(CHAT, new Change.MessageSent(3, message(null, "I have read it."), null)));
        says("{\"type\":\"chat:typing\",\"payload\":{\"chatId\":\"%s\",\"isTyping\":true}}".formatted(CHAT), null);
        hears(new Event.Passing(CHAT, new Ephemeral.TypingChanged(BOB, true)));
        says(
                "{\"type\":\"chat:read\",\"payload\":{\"chatId\":\"%s\",\"messageId\":\"%s\"}}"
                        .formatted(CHAT, MESSAGE),
                null);
        hears(new Event.Passing(
                CHAT, new Ephemeral.ReadMarked(BOB, 2, NOW, new Ephemeral.ReadMessage(MESSAGE, 1, ALICE))));
        hears(new Event.PresenceChanged(new Presence(BOB, false, NOW)));
        looksAndHears(new Change.ConversationCreated(1, conversation(), NOW));
        looksAndHears(new Change.ParticipantRemoved(4, BOB, true, NOW));
        says("no json", null);
        says("{\"type\":\"chat:shout\"}", null);
        says("{\"type\":\"chat:message\",\"payload\":{\"chatId\":\"elsewhere\",\"content\":\"x\"}}", null);
        hears(dialect.refusal("chat:message", Refusal.of(ErrorCode.FORBIDDEN, "said to parley.v1 only")));
        hears(dialect.refusal("chat:read", Refusal.of(ErrorCode.BAD_REQUEST, "Cannot mark own message as read")));
        hears(dialect.refusal("chat:message", Refusal.rateLimited(1500)));
        hears(dialect.refusal("chat:message", Refusal.of(ErrorCode.UNAVAILABLE, "said to parley.v1 only")));
        hears(dialect.refusal(dialect.upgrade(), Refusal.of(ErrorCode.UNAUTHENTICATED, "said to parley.v1 only")));
        hears(dialect.farewell(1000));

        assertEquals(golden(), lines);
    }

    private void says(String text, Answer answer) {
        lines.add("> " + text);
        try {
            var incoming = dialect.read(text.getBytes(StandardCharsets.UTF_8));
            incoming.command(CALLER);
            hears(answer == null ? null : dialect.answer(incoming.reference(), answer));
        } catch (RefusedFrame refused) {
            hears(dialect.refusal(refused.reference(), refused.refusal()));
        }
    }

    private void hears(Event event) {
        hears(dialect.wording().say(event));
    }

    private void looksAndHears(Change change) {
        var event = new Event.Durable(CHAT, change);
        assertEquals(CHAT, dialect.asks(event, false).conversation());
        var people = List.of(participant(ALICE, "Alice"), participant(BOB, "Bob"));
        hears(dialect.answer(
                event,
                new Answer.ConversationOpened(
                        new ConversationSnapshot(conversation(), people, List.of(message(ALICE, "Hello")), false, 4))));
    }

    /// One line for each frame.
    private void hears(byte[] frames) {
        for (var rest = frames; rest != null && rest.length > 0; ) {
            var text = TextFrame.text(rest);
            var length = rest[1] < 126 && rest[1] >= 0 ? rest[1] : (rest[2] & 0xff) << 8 | rest[3] & 0xff;
            var header = rest[1] < 126 && rest[1] >= 0 ? 2 : 4;
            lines.add("< " + new String(text, 0, length, StandardCharsets.UTF_8));
            rest = Arrays.copyOfRange(rest, header + length, rest.length);
        }
    }

    private static MessageView message(UUID sender, String content) {
        return new MessageView(
                MESSAGE,
                1,
                CHAT,
                2,
                2,
                sender,
                sender == null ? MessageRole.ASSISTANT : MessageRole.USER,
                content,
                "text",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW,
                NOW,
                null,
                null);
    }

    private static ConversationView conversation() {
        return new ConversationView(
                CHAT,
                1,
                ConversationKind.GROUP,
                ALICE,
                "The two",
                null,
                Visibility.PRIVATE,
                ParticipantRole.OWNER,
                false,
                false,
                4,
                2,
                1,
                1,
                NOW,
                NOW,
                NOW);
    }

    private static ParticipantView participant(UUID person, String name) {
        return new ParticipantView(person, 1, name, null, ParticipantRole.MEMBER, 0, NOW);
    }

    private static List<String> golden() {
        try (var transcript = RoomsTranscriptTest.class.getResourceAsStream("/transcripts/rooms/alice.txt")) {
            return new String(transcript.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
