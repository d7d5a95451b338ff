package dev.parley.gateway.protocol.pitchey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Names;
import dev.parley.gateway.protocol.Numbers;
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
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.place.Place;
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
class PitcheyTranscriptTest {
    private static final UUID ALICE = UUID.fromString("01a21a6c-0000-7000-8000-00000000000a");
    private static final UUID BOB = UUID.fromString("01a21a6c-0000-7000-8000-00000000000b");
    private static final UUID CHAT = UUID.fromString("01a21a6c-0000-7000-8000-0000000000c1");
    private static final UUID MESSAGE = UUID.fromString("01a21a6c-0000-7000-8000-0000000000d1");
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00.123Z");
    private static final Names NAMES = Map.of(ALICE, "Alice", BOB, "Bob")::get;
    private static final Map<UUID, Long> OF_PEOPLE = Map.of(ALICE, 11L, BOB, 12L);
    static final Numbers NUMBERS = new Numbers() {
        @Override
        public long ofPerson(UUID person) {
            return OF_PEOPLE.getOrDefault(person, NONE);
        }

        @Override
        public long ofConversation(UUID conversation) {
            return conversation.equals(CHAT) ? 7 : NONE;
        }
    };
    static final Caller.Member CALLER = new Caller.Member(
            new PersonView(
                    ALICE, 11, "issuer", "alice", "alice@example.org", "Alice", null, null, null, null, "user", null),
            new Caller.Token(null, null, NOW));

    private final PitcheyDialect dialect =
            new PitcheyDialect(PitcheyDialect.Shared.of(NAMES, NUMBERS, 65_536, Clock.fixed(NOW, ZoneOffset.UTC)));
    private final List<String> lines = new ArrayList<>();

    @Test
    void aliceHearsThisToTheByte() throws IOException {
        var places = List.of(new Place(CHAT, 7, 3, 1, List.of(BOB)));
        hears(dialect.answer(dialect.upgrade(), new Answer.Entered(CALLER, List.of(CHAT), List.of(BOB), places)));
        hears(new Event.Durable(CHAT, new Change.MessageSent(2, message(BOB, "While you were away"), null)));
        hears(new Event.Durable(CHAT, new Change.MessageSent(3, message(ALICE, "Said by another device"), null)));
        hears(new Event.Synced(CHAT, 3));
        says("{\"type\":\"ping\"}", new Answer.Pong());
        says(
                "{\"type\":\"send_message\",\"conversationId\":7,\"content\":\"Hello\",\"requestId\":\"request-1\"}",
                new Answer.MessageStored(message(ALICE, "Hello"), null));
        hears(new Event.Durable(CHAT, new Change.MessageSent(5, message(BOB, "Hello Alice"), null)));
        hears(new Event.Durable(CHAT, new Change.MessageSent(6, message(null, "I have read it."), null)));
        says("{\"type\":\"typing_start\",\"conversationId\":7}", null);
        hears(new Event.Passing(CHAT, new Ephemeral.TypingChanged(BOB, true)));
        says("{\"type\":\"mark_read\",\"messageId\":1}", new Answer.Done());
        hears(new Event.Passing(
                CHAT, new Ephemeral.ReadMarked(BOB, 2, NOW, new Ephemeral.ReadMessage(MESSAGE, 1, ALICE))));
        hears(new Event.Passing(
                CHAT, new Ephemeral.ReadMarked(ALICE, 2, NOW, new Ephemeral.ReadMessage(MESSAGE, 1, BOB))));
        says("{\"type\":\"join_conversation\",\"conversationId\":7}", new Answer.ConversationOpened(snapshot()));
        says(
                "{\"type\":\"get_online_users\"}",
                new Answer.Online(List.of(new KnownPerson(BOB, 12, "Bob", null, "investor", NOW))));
        hears(new Event.PresenceChanged(new Presence(BOB, false, NOW)));
        hears(new Event.PresenceChanged(new Presence(BOB, true, null)));
        says("{\"type\":\"pitch_view\",\"pitchId\":42}", null);
        hears(new Event.TopicPublished("pitch:42", "pitch_viewed", "{\"userId\":12,\"username\":\"Bob\"}"));
        hears(new Event.TopicPublished("pitch:42", "nda_signed", null));
        hears(new Event.Notification("Hello", "You have a reader", "{\"pitchId\":42}"));
        looksAndHears(new Change.ConversationCreated(1, conversation(), NOW));
        says("no json", null);
        says("{\"type\":\"shout\"}", null);
        says("{\"type\":\"typing_start\"}", null);
        says("{\"type\":\"send_message\",\"content\":\"x\",\"requestId\":\"request-2\"}", null);
        var send = dialect.read(
                        "{\"type\":\"send_message\",\"conversationId\":8,\"content\":\"x\",\"requestId\":\"r-3\"}"
                                .getBytes(StandardCharsets.UTF_8))
                .reference();
        hears(dialect.refusal(send, Refusal.of(ErrorCode.NOT_FOUND, "said to parley.v1 only")));
        hears(dialect.refusal(send, Refusal.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment")));
        hears(dialect.refusal(send, Refusal.rateLimited(1500)));

        assertEquals(golden(), lines);
    }

    private void says(String text, Answer answer) {
        lines.add("> " + text);
        try {
            var incoming = dialect.read(text.getBytes(StandardCharsets.UTF_8));
            if (incoming == null) {
                return; // Passed over.
            }
            incoming.command(CALLER);
            hears(answer == null ? null : dialect.answer(incoming.reference(), answer));
        } catch (RefusedFrame refused) {
            hears(dialect.refusal(refused.reference(), refused.refusal()));
        }
    }

    private void hears(Event event) {
        var wording = dialect.wording(event);
        hears(wording == null ? null : wording.say(event));
    }

    private void looksAndHears(Change change) {
        var event = new Event.Durable(CHAT, change);
        assertEquals(CHAT, dialect.asks(event, false).conversation());
        hears(dialect.answer(event, new Answer.ConversationOpened(snapshot())));
    }

    private static ConversationSnapshot snapshot() {
        var people = List.of(participant(ALICE, 11, "Alice"), participant(BOB, 12, "Bob"));
        return new ConversationSnapshot(conversation(), people, List.of(message(ALICE, "Hello")), false, 4);
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
                sender == null ? null : "request-1",
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
                7,
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

    private static ParticipantView participant(UUID person, long number, String name) {
        return new ParticipantView(person, number, name, null, ParticipantRole.MEMBER, 0, NOW);
    }

    private static List<String> golden() {
        try (var transcript = PitcheyTranscriptTest.class.getResourceAsStream("/transcripts/pitchey/alice.txt")) {
            return new String(transcript.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
