package dev.parley.gateway.protocol.rooms;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.BOB;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static dev.parley.gateway.protocol.Samples.CLOCK;
import static dev.parley.gateway.protocol.Samples.EXTERNAL_IDS;
import static dev.parley.gateway.protocol.Samples.MESSAGE;
import static dev.parley.gateway.protocol.Samples.NAMES;
import static dev.parley.gateway.protocol.Samples.NOW;
import static dev.parley.gateway.protocol.Samples.REPLY;
import static dev.parley.gateway.protocol.Samples.answer;
import static dev.parley.gateway.protocol.Samples.conversation;
import static dev.parley.gateway.protocol.Samples.message;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Transcript;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomsTranscriptTest {
    private final RoomsDialect dialect =
            new RoomsDialect(new RoomsDialect.Shared(NAMES, EXTERNAL_IDS, 65_536, CLOCK), true, true);
    private final Transcript alice = new Transcript(dialect);
    private static final UUID STRANGER = UUID.fromString("01a21a6c-0000-7000-8000-00000000000e");

    @Test
    void aliceHearsThisToTheByte() {
        alice.hears(
                dialect.answer(dialect.upgrade(), new Answer.Entered(CALLER, List.of(CHAT), List.of(BOB), List.of())));
        alice.says("{\"type\":\"ping\",\"payload\":{}}", new Answer.Pong());
        alice.says(
                "{\"type\":\"chat:message\",\"payload\":{\"chatId\":\"%s\",\"content\":\" Hello \"}}".formatted(CHAT),
                null);
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(2, message(ALICE, "Hello"), null)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(3, message(null, "I have read it."), null)));
        alice.looksAndHears(new Event.Durable(CHAT, new Change.MessageSent(3, message(STRANGER, "I was here"), null)));
        alice.says(
                "{\"type\":\"chat:typing\",\"payload\":{\"chatId\":\"%s\",\"isTyping\":true}}".formatted(CHAT), null);
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.TypingChanged(BOB, true)));
        alice.hears(new Event.TypingRepeated(CHAT, BOB));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.TypingChanged(ALICE, false)));
        alice.says(
                "{\"type\":\"chat:read\",\"payload\":{\"chatId\":\"%s\",\"messageId\":\"%s\"}}"
                        .formatted(CHAT, MESSAGE),
                null);
        var read = new Ephemeral.ReadMessage(MESSAGE, 1, ALICE);
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReadMarked(BOB, 2, NOW, read)));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReadMarked(ALICE, 2, NOW, read)));
        alice.hears(new Event.PresenceChanged(new Presence(BOB, true, null)));
        alice.hears(new Event.PresenceChanged(new Presence(BOB, false, NOW)));
        alice.looksAndHears(
                new Event.Durable(CHAT, new Change.ConversationCreated(1, conversation(ConversationKind.GROUP), NOW)));
        alice.looksAndHears(new Event.Durable(CHAT, new Change.ParticipantRemoved(4, BOB, true, NOW)));
        alice.says("no json", null);
        alice.says("{\"type\":\"chat:shout\"}", null);
        alice.says("{\"type\":\"chat:message\",\"payload\":{\"chatId\":\"elsewhere\",\"content\":\"x\"}}", null);
        alice.hears(dialect.refusal(RoomsReference.FRAME, Rejection.of(ErrorCode.FORBIDDEN, "said to parley.v1 only")));
        alice.hears(dialect.refusal(
                RoomsReference.FRAME, Rejection.of(ErrorCode.BAD_REQUEST, "Cannot mark own message as read")));
        alice.hears(dialect.refusal(RoomsReference.FRAME, Rejection.rateLimited(1500)));
        alice.hears(
                dialect.refusal(RoomsReference.FRAME, Rejection.of(ErrorCode.UNAVAILABLE, "said to parley.v1 only")));
        alice.hears(
                dialect.refusal(dialect.upgrade(), Rejection.of(ErrorCode.UNAUTHENTICATED, "said to parley.v1 only")));
        alice.hears(dialect.farewell(1000));

        alice.isGolden("rooms/alice.txt");
    }

    @Test
    void whatIsOnlyAPartIsCalledSoToTheByte() {
        dialect.answer(dialect.upgrade(), new Answer.Entered(CALLER, List.of(CHAT), List.of(), List.of()));

        alice.hears(
                new Event.Durable(CHAT, new Change.MessageSent(2, answer("I have", FinishReason.LENGTH, null), REPLY)));

        alice.isGolden("rooms/parts.txt");
    }
}
