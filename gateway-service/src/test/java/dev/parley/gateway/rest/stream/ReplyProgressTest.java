package dev.parley.gateway.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplyProgressTest {
    private static final UUID CONVERSATION = UUID.randomUUID();
    private static final UUID REPLY = UUID.randomUUID();
    private static final UUID ASKED = UUID.randomUUID();
    private static final UUID ANSWER = UUID.randomUUID();
    private static final ReplyView VIEW =
            new ReplyView(REPLY, CONVERSATION, ASKED, ANSWER, ReplyStatus.COMPLETED, 2, false);

    private final ReplyProgress story = new ReplyProgress();

    private static Event passing(Ephemeral ephemeral) {
        return new Event.Ephemeral(CONVERSATION, ephemeral);
    }

    private static Event started(int attempt) {
        return passing(new Ephemeral.ReplyStarted(REPLY, ASKED, ANSWER, attempt, "m"));
    }

    private static Event delta(int attempt, int index, int offset, String text) {
        return passing(new Ephemeral.ReplyDelta(REPLY, ANSWER, attempt, index, offset, text));
    }

    private static Change completed(String content) {
        var now = Instant.now();
        var message = MessageView.builder()
                .id(ANSWER)
                .number(1)
                .conversationId(CONVERSATION)
                .seq(3)
                .changedSeq(3)
                .role(MessageRole.ASSISTANT)
                .content(content)
                .contentType("text")
                .replyTo(ASKED)
                .replyId(REPLY)
                .modelUsed("m")
                .createdAt(now)
                .updatedAt(now)
                .build();
        return new Change.MessageSent(3, message, REPLY);
    }

    private static Event end(Change change) {
        return new Event.Durable(CONVERSATION, change);
    }

    @Test
    void whoHasHeardEverythingIsToldTheEndOnly() {
        story.told(started(1));
        story.told(delta(1, 0, 0, "Hello "));
        story.told(delta(1, 1, 6, "world"));

        var end = completed("Hello world");
        assertEquals(List.of(end(end)), story.ending(VIEW, end));
    }

    @Test
    void whoHasHeardNothingIsToldEverything() {
        var end = completed("Hello world");

        assertEquals(List.of(started(2), delta(2, 0, 0, "Hello world"), end(end)), story.ending(VIEW, end));
    }

    @Test
    void whatWasLostOnTheWayIsToldBeforeTheEnd() {
        story.told(started(1));
        story.told(delta(1, 0, 0, "Hello "));

        var end = completed("Hello world");
        assertEquals(List.of(delta(1, 1, 6, "world"), end(end)), story.ending(VIEW, end));
    }

    @Test
    void anotherAttemptBeginsAgain() {
        story.told(started(1));
        story.told(delta(1, 0, 0, "Good day"));
        story.told(started(2));

        var end = completed("Hello");
        assertEquals(List.of(delta(2, 0, 0, "Hello"), end(end)), story.ending(VIEW, end));
    }

    @Test
    void aReplyThatFailedHasOnlyItsEnd() {
        var end = new Change.ReplyStopped(3, REPLY, ASKED, Instant.EPOCH);

        assertEquals(List.of(end(end)), story.ending(VIEW, end));
    }
}
