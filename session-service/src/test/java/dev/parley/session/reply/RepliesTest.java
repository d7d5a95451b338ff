package dev.parley.session.reply;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class RepliesTest {
    private static final long LONG = 60_000;
    /// Over before the next call can arrive.
    private static final long SHORT = 1;

    private final Session service = Session.service();
    private final String subject = UUID.randomUUID().toString();
    private final UUID alice = Session.signIn(subject).person().id();
    private final UUID conversation = Session.of(alice).create("Replies").id();

    @Test
    void aClaimTellsAllItTakesToAnswer() {
        var reply = ask("one");
        ask("two");

        var claim = service.replies().claim(reply, LONG);

        assertEquals(1, claim.attempt());
        assertEquals(conversation, claim.conversationId());
        assertEquals("Replies", claim.title());
        assertEquals(alice, claim.personId());
        assertEquals(subject, claim.personSubject());
        assertEquals(2, claim.messageCount());
        assertEquals(List.of("one", "two"), texts(claim));
        assertEquals(claim.context().getLast().messageId(), claim.messageId());
        assertEquals(ReplyStatus.STREAMING, service.replies().reply(reply).status());
        assertEquals(List.of("two"), texts(reclaimWithContextOf(1, reply, claim.attempt())));
    }

    @Test
    void aCompletedReplyIsTheConversationsNextMessage() {
        var reply = ask("question");
        var claim = service.replies().claim(reply, LONG);

        var answer = service.replies().complete(reply, 1, "answer");

        assertEquals(claim.answerId(), answer.id());
        assertEquals(MessageRole.ASSISTANT, answer.role());
        assertNull(answer.senderId());
        assertEquals(3, answer.seq());
        assertEquals("markdown", answer.contentType());
        assertEquals("test-model", answer.modelUsed());
        assertEquals(0.9, answer.confidenceScore());
        assertEquals(12, answer.processingTimeMs());
        assertEquals(5, answer.tokenCount());
        assertEquals(claim.messageId(), answer.replyTo());
        assertEquals(java.util.Map.of("a", 1), answer.metadata());
        var page = Session.of(alice).page(conversation, "limit=10");
        assertEquals(answer, page.messages().getLast());
        assertEquals(2, page.total());
        assertEquals(
                List.of(new Change.MessageSent(3, answer, reply)),
                service.log(conversation, 2, 10).changes());
        assertEquals(ReplyStatus.COMPLETED, service.replies().reply(reply).status());
    }

    @Test
    void completingAgainReturnsTheAnswerStoredFirst() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        var answer = service.replies().complete(reply, 1, "answer");

        assertEquals(answer, service.replies().complete(reply, 1, "another answer"));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().complete(reply, 2, "another attempt"));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, LONG));
        assertEquals(2, Session.of(alice).get(conversation).messageCount());
    }

    @Test
    void aHeldReplyIsNobodyElsesUntilItsLeaseRunsOut() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, LONG));
        service.replies().renew(reply, 1, SHORT);

        var taken = service.replies().claim(reply, LONG);

        assertEquals(2, taken.attempt());
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().renew(reply, 1, LONG));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().complete(reply, 1, "too late"));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().release(reply, 1));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().fail(reply, failure(1)));
        assertEquals(
                taken.answerId(),
                service.replies().complete(reply, 2, "in time").id());
    }

    @Test
    void aLateAnswerStillCountsWhileNobodyHasTakenOver() {
        var reply = ask("question");
        service.replies().claim(reply, SHORT);

        assertEquals("late", service.replies().complete(reply, 1, "late").content());
    }

    @Test
    void whatIsSaidWhileAnAnswerIsWrittenWaitsForTheNextOne() {
        var first = ask("first");
        service.replies().claim(first, LONG);
        var second = ask("second");
        var third = ask("third");
        assertNotEquals(first, second);
        assertEquals(second, third);
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(second, LONG));
        assertFalse(service.replies().unclaimed(0).contains(second), "its turn has not come");

        service.replies().complete(first, 1, "to the first");

        assertTrue(service.replies().unclaimed(0).contains(second));
        var claim = service.replies().claim(second, LONG);
        assertEquals(
                List.of("first", "to the first", "second", "third"),
                texts(claim),
                "what is to be answered stands last, though the answer before came later");
    }

    @Test
    void aTakenOverReplyAnswersWhatItsFirstAttemptDid() {
        var first = ask("first");
        service.replies().claim(first, SHORT);
        var second = ask("second");

        var taken = service.replies().claim(first, LONG);

        assertEquals(List.of("first"), texts(taken));
        service.replies().complete(first, 2, "to the first");
        assertEquals(
                List.of("first", "to the first", "second"),
                texts(service.replies().claim(second, LONG)));
    }

    @Test
    void aReleasedReplyIsPendingAgainAndTakesMoreMessagesAlong() {
        var reply = ask("one");
        service.replies().claim(reply, LONG);

        assertEquals(ReplyStatus.PENDING, service.replies().release(reply, 1).status());

        assertEquals(reply, ask("two"));
        assertTrue(service.replies().unclaimed(0).contains(reply));
        assertEquals(List.of("one", "two"), texts(service.replies().claim(reply, LONG)));
    }

    @Test
    void aReplyReleasedWhileTheNextOneWaitsIsTakenFirst() {
        var first = ask("one");
        service.replies().claim(first, LONG);
        var second = ask("two");

        service.replies().release(first, 1);

        assertTrue(service.replies().unclaimed(0).contains(first));
        assertFalse(service.replies().unclaimed(0).contains(second));
        assertEquals(2, service.replies().claim(first, LONG).attempt());
        service.replies().complete(first, 2, "answer");
        assertEquals(1, service.replies().claim(second, LONG).attempt());
    }

    @Test
    void aFailureIsAnEntryOfTheLogOnce() {
        var reply = ask("question");
        var claim = service.replies().claim(reply, LONG);

        assertEquals(
                ReplyStatus.FAILED, service.replies().fail(reply, failure(1)).status());
        assertEquals(
                ReplyStatus.FAILED, service.replies().fail(reply, failure(1)).status());

        var failed = new Change.ReplyFailed(
                3, reply, claim.messageId(), ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000);
        assertEquals(List.of(failed), service.log(conversation, 2, 10).changes());
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().complete(reply, 1, "after all"));
        assertNotEquals(reply, ask("again"), "what is said now gets an answer of its own");
    }

    @Test
    void unclaimedLeavesAloneWhatWasAskedJustNowAndWhatIsHeld() {
        var fresh = ask("question");
        assertFalse(service.replies().unclaimed(LONG).contains(fresh));
        assertTrue(service.replies().unclaimed(0).contains(fresh));

        service.replies().claim(fresh, LONG);
        assertFalse(service.replies().unclaimed(0).contains(fresh));

        service.replies().renew(fresh, 1, SHORT);
        assertTrue(service.replies().unclaimed(LONG).contains(fresh), "its writer is gone");
    }

    @Test
    void aReplyOfADeletedConversationEndsWithIt() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        Session.of(alice).delete(conversation);

        assertEquals(ReplyStatus.STOPPED, service.replies().reply(reply).status());
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().complete(reply, 1, "to nobody"));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, LONG));
    }

    @Test
    void refusesWhatItDoesNotKnowOrCannotKeep() {
        var reply = ask("question");
        assertRefused(ErrorCode.NOT_FOUND, () -> service.replies().reply(UUID.randomUUID()));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.replies().claim(UUID.randomUUID(), LONG));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.replies().claim(reply, 0));
        assertRefused(ErrorCode.CONFLICT, () -> service.replies().complete(reply, 0, "never claimed"));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(alice).replies().reply(reply));
        service.replies().claim(reply, LONG);
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.replies().complete(reply, 1, ""));
        assertEquals(
                "no\ufffdnul", service.replies().complete(reply, 1, "no\0nul").content());
    }

    private UUID ask(String text) {
        return service.append(message(conversation, alice, text)).getFirst().replyId();
    }

    private ReplyClaim reclaimWithContextOf(int messages, UUID reply, int attempt) {
        service.replies().release(reply, attempt);
        return service.send(
                "POST",
                "/internal/v1/replies/" + reply + "/claim",
                new ReplyLease("tester", null, LONG, messages),
                ReplyClaim.class);
    }

    private static ReplyFailure failure(int attempt) {
        return new ReplyFailure(attempt, ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000);
    }

    private static List<String> texts(ReplyClaim claim) {
        return claim.context().stream().map(ContextMessage::content).toList();
    }
}
