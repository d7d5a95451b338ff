package dev.parley.gateway.protocol.parley;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.ANSWER;
import static dev.parley.gateway.protocol.Samples.BOB;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static dev.parley.gateway.protocol.Samples.CLOCK;
import static dev.parley.gateway.protocol.Samples.MESSAGE;
import static dev.parley.gateway.protocol.Samples.NOW;
import static dev.parley.gateway.protocol.Samples.REPLY;
import static dev.parley.gateway.protocol.Samples.conversation;
import static dev.parley.gateway.protocol.Samples.message;
import static dev.parley.gateway.protocol.Samples.snapshot;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Transcript;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParleyTranscriptTest {
    private final ParleyDialect dialect =
            new ParleyDialect(new ParleyLimits("1.0.0", 131072, 10_000, 1000, 1000, 25_000, 100, 30, 300, 60), CLOCK);
    private final Transcript alice = new Transcript(dialect);

    @Test
    void aliceHearsThisToTheByte() {
        var group = conversation(ConversationKind.GROUP);
        alice.says(
                "{\"type\":\"connect\",\"ref\":\"1\",\"token\":\"a good token\",\"resume\":[{\"conversation_id\":\"%s\",\"seq\":1}]}"
                        .formatted(CHAT),
                new Answer.Connected("connection-1", CALLER, new ConversationPage(List.of(group), 1, null)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(2, message(BOB, "While you were away"), null)));
        alice.hears(new Event.Synced(CHAT, 2));
        alice.says("{\"type\":\"ping\",\"ref\":\"2\"}", new Answer.Pong());
        alice.says(
                "{\"type\":\"conversation.open\",\"ref\":\"3\",\"conversation_id\":\"%s\"}".formatted(CHAT),
                new Answer.ConversationOpened(snapshot()));
        alice.says(
                "{\"type\":\"message.send\",\"ref\":\"4\",\"conversation_id\":\"%s\",\"key\":\"request-1\",\"content\":\"@ai Hello\"}"
                        .formatted(CHAT),
                new Answer.MessageStored(message(ALICE, "@ai Hello"), REPLY));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyStarted(REPLY, MESSAGE, ANSWER, 1, "a-model")));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyDelta(REPLY, ANSWER, 1, 0, 0, "I have ")));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyDelta(REPLY, ANSWER, 1, 1, 7, "read it.")));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(3, message(null, "I have read it."), REPLY)));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.TypingChanged(BOB, true)));
        alice.says(
                "{\"type\":\"read.mark\",\"ref\":\"5\",\"conversation_id\":\"%s\",\"seq\":3}".formatted(CHAT),
                new Answer.Read(new ReadMark(3, NOW, 0)));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReadMarked(BOB, 3, NOW)));
        alice.hears(new Event.PresenceChanged(new Presence(BOB, false, NOW)));
        alice.hears(new Event.Durable(CHAT, new Change.ParticipantRemoved(4, BOB, true, NOW)));
        alice.says("{\"type\":\"message.send\",\"ref\":\"6\",\"conversation_id\":\"%s\"}".formatted(CHAT), null);
        alice.says("{\"type\":\"shout\",\"ref\":\"7\"}", null);
        alice.hears(dialect.farewell(1000));

        alice.isGolden("parley/alice.txt");
    }
}
