package dev.parley.gateway.protocol.pitchey;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.BOB;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static dev.parley.gateway.protocol.Samples.CLOCK;
import static dev.parley.gateway.protocol.Samples.MESSAGE;
import static dev.parley.gateway.protocol.Samples.NAMES;
import static dev.parley.gateway.protocol.Samples.NOW;
import static dev.parley.gateway.protocol.Samples.NUMBERS;
import static dev.parley.gateway.protocol.Samples.REPLY;
import static dev.parley.gateway.protocol.Samples.answer;
import static dev.parley.gateway.protocol.Samples.conversation;
import static dev.parley.gateway.protocol.Samples.message;
import static dev.parley.gateway.protocol.Samples.snapshot;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Speaker;
import dev.parley.gateway.protocol.Transcript;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PitcheyTranscriptTest {
    private final PitcheyDialect dialect = new PitcheyDialect(PitcheyDialect.Shared.of(NAMES, NUMBERS, 65_536, CLOCK));
    private final Transcript alice = new Transcript(dialect);

    private static MessageView contract() {
        var sent = new NewMessage(
                CHAT,
                BOB,
                "request-4",
                "Sign here",
                "text",
                null,
                List.of(new Attachment("https://example.org/c.pdf", "contract.pdf", "document", 5L)),
                2,
                AskAi.AUTO,
                new MessageDetails("file", "Contract", "42"));
        return MessageView.fresh(sent, MESSAGE, 4, 5, NOW);
    }

    @Test
    void aliceHearsThisToTheByte() {
        var places = List.of(new Place(CHAT, 7, 3, 1, List.of(BOB)));
        alice.hears(dialect.answer(dialect.upgrade(), new Answer.Entered(CALLER, List.of(CHAT), List.of(BOB), places)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(2, message(BOB, "While you were away"), null)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(3, message(ALICE, "Said by another device"), null)));
        alice.hears(new Event.Synced(CHAT, 3));
        alice.says("{\"type\":\"ping\"}", new Answer.Pong());
        alice.says(
                "{\"type\":\"send_message\",\"conversationId\":7,\"content\":\"Hello\",\"requestId\":\"request-1\"}",
                new Answer.MessageStored(message(ALICE, "Hello"), null));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(5, message(BOB, "Hello Alice"), null)));
        alice.says(
                "{\"type\":\"send_message\",\"conversationId\":7,\"content\":\"Hello\",\"messageType\":\"file\","
                        + "\"subject\":\"Contract\",\"pitchId\":42,\"attachments\":[{\"type\":\"document\","
                        + "\"url\":\"https://example.org/c.pdf\",\"filename\":\"contract.pdf\",\"size\":5}]}",
                null);
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(5, contract(), null)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(6, message(null, "I have read it."), null)));
        alice.says("{\"type\":\"typing_start\",\"conversationId\":7}", null);
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.TypingChanged(BOB, true)));
        alice.says("{\"type\":\"mark_read\",\"messageId\":1}", new Answer.Done());
        alice.hears(new Event.Ephemeral(
                CHAT, new Ephemeral.ReadMarked(BOB, 2, NOW, new Ephemeral.ReadMessage(MESSAGE, 1, ALICE))));
        alice.hears(new Event.Ephemeral(
                CHAT, new Ephemeral.ReadMarked(ALICE, 2, NOW, new Ephemeral.ReadMessage(MESSAGE, 1, BOB))));
        alice.hears(new Event.Ephemeral(
                CHAT, new Ephemeral.ReadMarked(ALICE, 2, NOW, new Ephemeral.ReadMessage(MESSAGE, 1, ALICE))));
        alice.says("{\"type\":\"join_conversation\",\"conversationId\":7}", new Answer.ConversationOpened(snapshot()));
        alice.says(
                "{\"type\":\"get_online_users\"}",
                new Answer.Online(List.of(new KnownPerson(BOB, 12, "Bob", null, "investor", NOW, null))));
        alice.hears(new Event.PresenceChanged(new Presence(BOB, true, null)));
        alice.hears(new Event.PresenceChanged(new Presence(BOB, false, NOW)));
        alice.hears(new Event.PresenceChanged(new Presence(BOB, true, null)));
        alice.says("{\"type\":\"pitch_view\",\"pitchId\":42}", null);
        alice.hears(
                new Event.TopicPublished("pitch:42", "pitch_viewed", "{\"userId\":0}", new Speaker(BOB, 12, "Bob")));
        alice.hears(new Event.TopicPublished("pitch:42", "nda_signed", null, null));
        alice.hears(new Event.Notification("Hello", "You have a reader", "{\"pitchId\":42}"));
        alice.looksAndHears(
                new Event.Durable(CHAT, new Change.ConversationCreated(1, conversation(ConversationKind.GROUP), NOW)));
        alice.says("no json", null);
        alice.says("{\"type\":\"shout\"}", null);
        alice.says("{\"type\":\"typing_start\"}", null);
        alice.says("{\"type\":\"send_message\",\"content\":\"x\",\"requestId\":\"request-2\"}", null);
        var send = dialect.read(
                        "{\"type\":\"send_message\",\"conversationId\":8,\"content\":\"x\",\"requestId\":\"r-3\"}"
                                .getBytes(StandardCharsets.UTF_8))
                .reference();
        alice.hears(dialect.refusal(send, Rejection.of(ErrorCode.NOT_FOUND, "said to parley.v1 only")));
        alice.hears(
                dialect.refusal(send, Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment")));
        alice.hears(dialect.refusal(send, Rejection.rateLimited(1500)));

        alice.isGolden("pitchey/alice.txt");
    }

    @Test
    void whatIsOnlyAPartIsCalledSoToTheByte() {
        var places = List.of(new Place(CHAT, 7, 3, 3, List.of(BOB)));
        dialect.answer(dialect.upgrade(), new Answer.Entered(CALLER, List.of(CHAT), List.of(), places));

        alice.hears(
                new Event.Durable(CHAT, new Change.MessageSent(2, answer("I have", FinishReason.LENGTH, null), REPLY)));

        alice.isGolden("pitchey/parts.txt");
    }
}
