package dev.parley.gateway.protocol.avai;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.ANSWER;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static dev.parley.gateway.protocol.Samples.CLOCK;
import static dev.parley.gateway.protocol.Samples.MESSAGE;
import static dev.parley.gateway.protocol.Samples.REPLY;
import static dev.parley.gateway.protocol.Samples.answer;
import static dev.parley.gateway.protocol.Samples.conversation;
import static dev.parley.gateway.protocol.Samples.message;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Transcript;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvaiTranscriptTest {
    private final AvaiDialect dialect = new AvaiDialect(new AvaiDialect.Shared("1.0.0", 10_240, CLOCK), true);
    private final Transcript alice = new Transcript(dialect);

    @Test
    void aliceHearsThisToTheByte() {
        var thread = conversation(ConversationKind.AI);
        alice.hears(dialect.greeting("connection-1"));
        alice.says("{\"type\":\"ping\",\"id\":7}", new Answer.Pong());
        alice.says("{\"type\":\"auth\",\"token\":\"a good token\"}", new Answer.Authenticated(CALLER));
        alice.says("{\"type\":\"create_thread\",\"title\":\"The two\"}", new Answer.Conversation(thread));
        alice.says(
                "{\"type\":\"get_threads\"}", new Answer.Conversations(new ConversationPage(List.of(thread), 1, null)));
        alice.says(
                "{\"type\":\"send_message\",\"thread_id\":\"%s\",\"content\":\"Hello\",\"messageId\":\"m1\"}"
                        .formatted(CHAT),
                new Answer.MessageStored(message(ALICE, "Hello"), REPLY));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyStarted(REPLY, MESSAGE, ANSWER, 1, "a-model")));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyDelta(REPLY, ANSWER, 1, 0, 0, "I have ")));
        alice.hears(new Event.Ephemeral(CHAT, new Ephemeral.ReplyDelta(REPLY, ANSWER, 1, 1, 7, "read it.")));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(3, message(null, "I have read it."), REPLY)));
        alice.hears(new Event.Ephemeral(
                CHAT, new Ephemeral.ReplyWaiting(REPLY, MESSAGE, "The AI service is not available", 30_000)));
        alice.says(
                "{\"type\":\"typing\",\"thread_id\":\"%s\",\"typing\":true}".formatted(CHAT),
                new Answer.TypingNoted(CHAT, true, CALLER));
        alice.says(
                "{\"type\":\"get_history\",\"thread_id\":\"%s\"}".formatted(CHAT),
                new Answer.History(CHAT, new MessagePage(List.of(message(ALICE, "Hello")), 1, 4, false)));
        alice.says(
                "{\"type\":\"pin_thread\",\"thread_id\":\"%s\",\"is_pinned\":true}".formatted(CHAT),
                new Answer.Conversation(thread));
        alice.says(
                "{\"type\":\"archive_thread\",\"thread_id\":\"%s\"}".formatted(CHAT), new Answer.Conversation(thread));
        alice.says(
                "{\"type\":\"delete_thread\",\"threadId\":\"%s\"}".formatted(CHAT),
                new Answer.ConversationDeleted(CHAT));
        alice.says("{\"type\":\"get_history\",\"data\":{\"threadId\":\"7\"}}", null);
        alice.says("{\"type\":\"fly\"}", null);
        alice.says("no json", null);
        var send = dialect.read("{\"type\":\"send_message\",\"thread_id\":\"%s\",\"content\":\"x\"}"
                        .formatted(CHAT)
                        .getBytes(StandardCharsets.UTF_8))
                .reference();
        alice.hears(dialect.refusal(send, Rejection.of(ErrorCode.NOT_FOUND, "No such conversation")));
        alice.hears(dialect.refusal(send, Rejection.rateLimited(1500)));
        alice.hears(dialect.farewell(1000));

        alice.isGolden("avai/alice.txt");
    }

    @Test
    void whatIsOnlyAPartIsCalledSoToTheByte() {
        var cut = answer("I have", FinishReason.LENGTH, null);
        var broken = answer(
                "I have r", FinishReason.ERROR, new Failure(ErrorCode.AI_UNAVAILABLE, "AI connection lost", 750));
        var stopped = answer("I have read", FinishReason.STOPPED, null);
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(2, cut, REPLY)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(2, broken, REPLY)));
        alice.hears(new Event.Durable(CHAT, new Change.MessageSent(2, stopped, REPLY)));
        alice.says(
                "{\"type\":\"get_history\",\"thread_id\":\"%s\"}".formatted(CHAT),
                new Answer.History(CHAT, new MessagePage(List.of(broken), 1, 4, false)));

        alice.isGolden("avai/parts.txt");
    }
}
