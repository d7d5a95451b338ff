package dev.parley.session.reply;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyUsage;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.support.Ear;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@SessionTest
class ReplyControlTest {
    private static final long LONG = 60_000;
    private static final long SHORT = 1;

    RedisProcess redis;
    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final Session her = Session.of(alice);
    private final UUID conversation = her.create("Control").id();

    @Test
    void aWaitingReplyIsStoppedAtOnce() {
        var reply = ask("question");

        assertEquals(ReplyStatus.STOPPED, her.replies().stop(reply).status());
        assertEquals(ReplyStatus.STOPPED, her.replies().stop(reply).status(), "and told again how it ended");
        var stopped = assertInstanceOf(
                Change.ReplyStopped.class,
                service.log(conversation, 2, 10).changes().getFirst());
        assertEquals(reply, stopped.replyId());
        assertEquals(3, her.get(conversation).seq());
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, LONG));
        assertNotEquals(reply, ask("again"), "what is said now gets an answer of its own");
    }

    @Test
    void whatIsOpenIsToldInItsOrderToWhoTakesPart() {
        var first = ask("first");
        service.replies().claim(first, LONG);
        var second = ask("second");

        var open = her.replies().open(conversation);

        assertEquals(
                List.of(first, second), open.stream().map(ReplyView::replyId).toList());
        assertEquals(
                List.of(ReplyStatus.STREAMING, ReplyStatus.PENDING),
                open.stream().map(ReplyView::status).toList());
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> Session.of(Session.somebody()).replies().open(conversation));
        service.replies().complete(first, 1, "answer");
        her.replies().stop(second);
        assertEquals(List.of(), her.replies().open(conversation));
    }

    @Test
    void whatItHasCostIsToldWhenItHasEnded() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        assertNull(service.replies().reply(reply).usage());

        service.replies().complete(reply, 1, "answer");

        assertEquals(
                new ReplyUsage(30, 5, false), service.replies().reply(reply).usage());
    }

    @Test
    void theWriterOfAReplyIsAskedToStopAndKeepsWhatItSaid() throws Exception {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        try (var ear = new Ear(redis)) {
            var stopping = her.replies().stop(reply);

            assertTrue(stopping.stopping());
            assertEquals(ReplyStatus.STREAMING, stopping.status());
            assertEquals(reply.toString(), ear.next(Channels.STOPS));
        }
        assertTrue(service.replies().renew(reply, 1, LONG).stopping());
        assertTrue(service.replies().reply(reply).stopping());

        var stopped = service.replies().stopped(reply, 1, "half an ans");

        assertEquals(ReplyStatus.STOPPED, stopped.status());
        assertFalse(stopped.stopping());
        assertEquals(stopped, service.replies().stopped(reply, 1, "half an ans"), "said again, it has one effect");
        var sent = assertInstanceOf(
                Change.MessageSent.class,
                service.log(conversation, 2, 10).changes().getFirst());
        assertEquals("half an ans", sent.message().content());
        assertEquals(reply, sent.replyId());
        assertTrue(sent.message().stopped());
        assertEquals(Map.of("a", 1, "stopped", true), sent.message().metadata());
        assertEquals(3, her.get(conversation).seq());
        assertEquals("30 5 test-model stopped", usage(reply));
    }

    @Test
    void aReplyStoppedBeforeItSaidAnythingLeavesNoMessage() throws Exception {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().stopped(reply, 1, "nobody asked for it"));
        her.replies().interrupt(conversation);

        service.replies().stopped(reply, 1, " ");

        assertInstanceOf(
                Change.ReplyStopped.class,
                service.log(conversation, 2, 10).changes().getFirst());
        assertEquals(1, her.get(conversation).messageCount());
        assertEquals("30 5 test-model stopped", usage(reply), "it has cost what it has cost");
    }

    @Test
    void whoseWriterIsGoneIsStoppedByTheNextClaim() {
        var reply = ask("question");
        service.replies().claim(reply, SHORT);
        her.replies().stop(reply);

        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, LONG));

        assertEquals(ReplyStatus.STOPPED, service.replies().reply(reply).status());
        assertFalse(service.replies().unclaimed(0).contains(reply));
        assertInstanceOf(
                Change.ReplyStopped.class,
                service.log(conversation, 2, 10).changes().getFirst());
    }

    @Test
    void aReplyGivenBackWhileItIsToStopEnds() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        her.replies().stop(reply);

        assertEquals(ReplyStatus.STOPPED, service.replies().release(reply, 1).status());
        assertEquals(3, her.get(conversation).seq());
    }

    @Test
    void interruptingLetsTheNextOneBegin() {
        her.replies().interrupt(conversation);
        var first = ask("first");
        service.replies().claim(first, LONG);
        var second = ask("second");
        her.replies().interrupt(conversation);

        service.replies().stopped(first, 1, "cut");

        assertEquals(List.of("first", "cut", "second"), texts(service.replies().claim(second, LONG)));
    }

    @Test
    void stoppingAndCompletingAtOnceEndsItOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var round = 0; round < 15; round++) {
                var before = her.get(conversation).seq();
                var reply = ask("question " + round);
                service.replies().claim(reply, LONG);
                her.replies().stop(reply);
                threads.invokeAll(List.<Callable<Object>>of(
                        () -> quietly(() -> service.replies().complete(reply, 1, "whole")),
                        () -> quietly(() -> service.replies().stopped(reply, 1, "half")),
                        () -> quietly(() -> her.replies().stop(reply))));

                assertEquals(before + 2, her.get(conversation).seq(), "the question and one end");
                assertTrue(List.of(ReplyStatus.COMPLETED, ReplyStatus.STOPPED)
                        .contains(service.replies().reply(reply).status()));
            }
        }
    }

    @Test
    void anAnswerIsWrittenAgainFromWhatItAnswered() {
        var first = ask("question");
        var before = service.replies().claim(first, LONG);
        var answer = service.replies().complete(first, 1, "answer");
        her.replies().stop(ask("later"));

        for (var message : List.of(answer.id(), before.messageId())) {
            var again = her.replies().regenerate(message);

            assertEquals(ReplyStatus.PENDING, again.status());
            assertRefused(ErrorCode.CONFLICT, () -> her.replies().regenerate(message));
            var claim = service.replies().claim(again.replyId(), LONG);
            assertEquals(List.of("question"), texts(claim));
            assertEquals(before.messageId(), claim.messageId());
            assertNotEquals(before.answerId(), claim.answerId());
            assertEquals(
                    before.messageId(),
                    service.replies().complete(again.replyId(), 1, "another").replyTo());
        }
    }

    @Test
    void whatIsSaidMeanwhileIsAnsweredForItself() {
        var first = ask("question");
        service.replies().claim(first, LONG);
        var answer = service.replies().complete(first, 1, "answer");
        var again = her.replies().regenerate(answer.id()).replyId();

        var next = ask("next");

        assertNotEquals(again, next);
        assertEquals(List.of("question"), texts(service.replies().claim(again, LONG)));
        service.replies().release(again, 1);
        assertEquals(List.of("question"), texts(service.replies().claim(again, LONG)), "also when it was given back");
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(next, LONG));
        service.replies().complete(again, 2, "another");
        assertEquals(
                List.of("question", "answer", "another", "next"),
                texts(service.replies().claim(next, LONG)));
    }

    @Test
    void onlyWhoTakesPartMayControl() {
        var bob = Session.of(Session.somebody());
        var reply = ask("question");
        var asked = service.replies().reply(reply).messageId();

        assertRefused(ErrorCode.NOT_FOUND, () -> bob.replies().stop(reply));
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.replies().interrupt(conversation));
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.replies().regenerate(asked));
        assertRefused(ErrorCode.FORBIDDEN, () -> service.replies().stop(reply));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.replies().stop(UUID.randomUUID()));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.replies().regenerate(UUID.randomUUID()));
        assertRefused(ErrorCode.CONFLICT, () -> her.replies().regenerate(asked));
        her.replies().stop(reply);
        her.unsay(asked);
        assertRefused(ErrorCode.CONFLICT, () -> her.replies().regenerate(asked));
    }

    @Test
    void whereSeveralTakePartTheAiIsAskedByItsNameAndToldWhoSpeaks() {
        var bob = Session.signIn("Bob " + UUID.randomUUID()).person();
        var group = her.group("Mixed", bob.id()).id();
        assertEquals(null, say(group, bob.id(), "just us", AskAi.AUTO));
        assertEquals(null, say(group, bob.id(), "mail me@ai.example or @aids", AskAi.AUTO));
        assertEquals(null, say(group, bob.id(), "@ai not now", AskAi.NEVER));

        var reply = say(group, bob.id(), "what do you think, @AI?", AskAi.AUTO);

        her.replies().stop(say(her.direct(bob.id()).id(), alice, "@ai", AskAi.AUTO));
        var claim = service.replies().claim(reply, LONG);
        assertEquals(ConversationKind.GROUP, claim.kind());
        assertEquals(bob.name(), claim.context().getLast().speaker());
        assertEquals(4, claim.context().size());
        assertTrue(her.replies().stop(reply).stopping(), "also by another than who asked");
    }

    @Test
    void deletedMessagesAreNoContextAndAloneAskNothing() {
        var reply = ask("one");
        var second = service.append(message(conversation, alice, "two")).getFirst();
        her.unsay(service.replies().reply(reply).messageId());
        assertEquals(List.of("two"), texts(service.replies().claim(reply, SHORT)));
        her.unsay(second.messageId());

        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, LONG));
        assertEquals(ReplyStatus.STOPPED, service.replies().reply(reply).status());
    }

    @Test
    void deletingAGroupStopsTheRepliesOfAll() {
        var bob = Session.somebody();
        var group = her.group("Doomed", bob).id();
        var reply = say(group, bob, "@ai?", AskAi.AUTO);

        her.delete(group);

        assertEquals(ReplyStatus.STOPPED, service.replies().reply(reply).status());
    }

    private UUID ask(String text) {
        return say(conversation, alice, text, AskAi.AUTO);
    }

    private UUID say(UUID where, UUID who, String text, AskAi ai) {
        var outcome = service.append(
                        new NewMessage(where, who, UUID.randomUUID().toString(), text, "text", null, null, 1, ai))
                .getFirst();
        assertEquals(null, outcome.refused());
        return outcome.replyId();
    }

    private static Object quietly(Callable<Object> what) throws Exception {
        try {
            return what.call();
        } catch (RequestRejected anotherWasQuicker) {
            return null;
        }
    }

    private String usage(UUID reply) throws SQLException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement();
                var rows = statement.executeQuery(
                        "select tokens_in || ' ' || tokens_out || ' ' || model_used || ' ' || status"
                                + " from reply where id = '" + reply + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<String> texts(ReplyClaim claim) {
        return claim.context().stream().map(ContextMessage::content).toList();
    }
}
