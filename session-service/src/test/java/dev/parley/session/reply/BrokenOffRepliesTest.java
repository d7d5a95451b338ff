package dev.parley.session.reply;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every reply ends once, with all that was heard of it, whatever a provider says.
@SessionTest
class BrokenOffRepliesTest {
    private static final long LONG = 60_000;
    private static final long SHORT = 1;

    private final Session service = Session.service();
    private final UUID alice =
            Session.signIn(UUID.randomUUID().toString()).person().id();
    private final UUID conversation = Session.of(alice).create("Replies").id();

    @Test
    void whatWasHeardOfAReplyThatFailedIsKept() {
        var reply = ask("question");
        var claim = service.replies().claim(reply, LONG);
        var failure = new ReplyFailure(
                1, ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000, answer("Half an ans", FinishReason.ERROR));

        assertEquals(ReplyStatus.FAILED, service.replies().fail(reply, failure).status());
        assertEquals(ReplyStatus.FAILED, service.replies().fail(reply, failure).status());

        var kept = Session.of(alice).page(conversation, "limit=10").messages().getLast();
        assertEquals(claim.answerId(), kept.id());
        assertEquals("Half an ans", kept.content());
        assertEquals(FinishReason.ERROR, kept.finishReason());
        assertEquals(new Failure(ErrorCode.AI_UNAVAILABLE, "AI connection lost", 30_000), kept.failure());
        assertEquals("Hm.", kept.reasoning());
        assertTrue(kept.truncated());
        assertFalse(kept.stopped());
        assertEquals(
                List.of(new Change.MessageSent(3, kept, reply)),
                service.log(conversation, 2, 10).changes(),
                "it is the one end of the reply");
    }

    @Test
    void whyAnAnswerEndedIsPartOfItsMessage() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);

        var stored = complete(reply, answer("As far as I", FinishReason.LENGTH));

        assertEquals(FinishReason.LENGTH, stored.finishReason());
        assertTrue(stored.truncated());
        assertEquals(
                stored,
                Session.of(alice).page(conversation, "limit=10").messages().getLast());
    }

    @Test
    void anAnswerLongerThanWhatIsKeptIsCutAndSaysSo() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);

        var stored = complete(reply, answer("x".repeat(230_000), FinishReason.STOP));

        assertEquals("x".repeat(200_000), stored.content());
        assertEquals(FinishReason.LENGTH, stored.finishReason());
    }

    @Test
    void whateverAProviderNamesIsMadeFit() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        var metadata = Map.<String, Object>of(
                "a\0b", "c\0d", "stopped", true, "list", List.of("e\0f", 1e300), "long", "x".repeat(900_000));

        var stored = complete(
                reply,
                ReplyCompletion.builder()
                        .attempt(1)
                        .content("Fine\0")
                        .contentType("text")
                        .modelUsed("mo\0del" + "x".repeat(5_000))
                        .confidenceScore(95.0)
                        .processingTimeMs(-5)
                        .tokensIn(-7)
                        .tokensOut(-7)
                        .metadata(metadata)
                        .build());

        assertEquals("Fine\ufffd", stored.content());
        assertTrue(stored.modelUsed().startsWith("mo\ufffddel"));
        assertEquals(200, stored.modelUsed().length());
        assertNull(stored.confidenceScore());
        assertNull(stored.processingTimeMs());
        assertEquals(0, stored.tokenCount());
        assertFalse(stored.stopped());
        assertNull(stored.metadata().get("long"));
        assertNull(stored.metadata().get("stopped"));
    }

    @Test
    void aNumberOfAProviderIsReadAgainHoweverSmallItIs() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);
        var metadata = Map.<String, Object>of("tiny", new BigDecimal("1e-1500"), "none", new BigDecimal("1e-20000"));

        complete(
                reply,
                ReplyCompletion.builder()
                        .attempt(1)
                        .content("Fine")
                        .contentType("text")
                        .tokensIn(1)
                        .tokensOut(1)
                        .metadata(metadata)
                        .build());

        var stored = Session.of(alice).page(conversation, "limit=10").messages().getLast();
        assertEquals(0.0, ((Number) stored.metadata().get("tiny")).doubleValue());
        assertEquals(0.0, ((Number) stored.metadata().get("none")).doubleValue());
    }

    @Test
    void aFailureThatCannotBeKeptAsItIsIsKeptAllTheSame() {
        var reply = ask("question");
        service.replies().claim(reply, LONG);

        service.replies().fail(reply, new ReplyFailure(1, ErrorCode.AI_UNAVAILABLE, "a\0b" + "x".repeat(10_000), -5));

        var failed =
                (Change.ReplyFailed) service.log(conversation, 2, 10).changes().getFirst();
        assertTrue(failed.message().startsWith("a\ufffdb"));
        assertEquals(500, failed.message().length());
        assertEquals(0, failed.retryAfterMillis());
    }

    @Test
    void aReplyThatNobodyManagesToEndFails() {
        var reply = ask("question");
        for (var takeover = 0; takeover <= 4; takeover++) {
            service.replies().claim(reply, SHORT);
        }

        assertRefused(ErrorCode.CONFLICT, () -> service.replies().claim(reply, SHORT));

        assertEquals(ReplyStatus.FAILED, service.replies().reply(reply).status());
        assertTrue(service.log(conversation, 2, 10).changes().getFirst() instanceof Change.ReplyFailed);
    }

    @Test
    void aReplyGivenBackAgainAndAgainIsNotGivenUp() {
        var reply = ask("question");
        for (var attempt = 1; attempt <= 20; attempt++) {
            service.replies().claim(reply, LONG);
            service.replies().release(reply, attempt);
        }

        assertEquals(21, service.replies().claim(reply, LONG).attempt());
    }

    private static ReplyCompletion answer(String text, FinishReason reason) {
        return ReplyCompletion.builder()
                .attempt(1)
                .content(text)
                .contentType("text")
                .modelUsed("test-model")
                .processingTimeMs(5)
                .tokensIn(3)
                .tokensOut(4)
                .usageEstimated(true)
                .metadata(Map.of())
                .finishReason(reason)
                .reasoning("Hm.")
                .build();
    }

    private MessageView complete(UUID reply, ReplyCompletion completion) {
        return service.send("POST", "/internal/v1/replies/" + reply + "/complete", completion, MessageView.class);
    }

    private UUID ask(String text) {
        return service.append(message(conversation, alice, text)).getFirst().replyId();
    }
}
