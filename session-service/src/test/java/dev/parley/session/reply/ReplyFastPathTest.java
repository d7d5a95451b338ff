package dev.parley.session.reply;

import static dev.parley.session.support.Replies.completion;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import dev.parley.test.Await;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The one round trip tells and does what the careful way does, or nothing.
@SessionTest
class ReplyFastPathTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    ReplyFastPath fastPath;

    @Inject
    Leasing leasing;

    @Inject
    ActorTransactions actorTransactions;

    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final UUID conversation = Session.of(alice).create("Replies").id();

    @Test
    void itTellsOfAConversationWithTheAiWhatTheCarefulClaimTells() {
        answered("one");
        assertToldAlike(ask(conversation, alice, "two"), 10);
    }

    @Test
    void itTellsWhoSpeaksInAGroupAsTheCarefulClaimDoes() {
        var group = Session.of(alice).group("Together", bob).id();
        service.append(message(group, bob, "is anybody here?"));
        assertToldAlike(ask(group, alice, "@ai are you?"), 10);
    }

    @Test
    void itTellsOfNoMoreMessagesThanAreWanted() {
        answered("one");
        assertEquals(List.of("two"), texts(fast(ask(conversation, alice, "two"), 1)));
    }

    @Test
    void whatWasSaidWhileItWaitedForTheConversationIsAnsweredToo() throws Exception {
        var reply = ask(conversation, alice, "one");
        Callable<ReplyClaim> claiming = () -> fast(reply, 10);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var speaking = postgres.admin()) {
            speaking.setAutoCommit(false);
            try (var word = speaking.prepareStatement("""
                    with moved as (
                        update conversation set last_seq = last_seq + 1 where id = ? returning id, last_seq)
                    insert into message (id, conversation_id, seq, number, changed_seq, sender_id, role, content,
                        content_type, created_at)
                    select gen_random_uuid(), id, last_seq, nextval('message_number_seq'), last_seq, ?, 'user', 'two',
                        'text', now()
                    from moved""")) {
                word.setObject(1, conversation);
                word.setObject(2, alice);
                word.execute();
            }
            var claim = threads.submit(claiming);
            Await.until("nobody waits for the conversation", Await.PATIENCE, () -> Postgres.isWaitedFor(speaking));
            speaking.commit();

            assertEquals(List.of("one", "two"), texts(claim.get()));
        }
    }

    @Test
    void oneWhoseTurnHasNotComeIsLeftAsItIs() {
        service.replies().claim(ask(conversation, alice, "one"), LONG.toMillis());
        assertLeft(ask(conversation, alice, "two"), ReplyStatus.PENDING);
    }

    @Test
    void oneThatIsHeldIsLeftAsItIs() {
        var reply = ask(conversation, alice, "one");
        service.replies().claim(reply, 1);
        assertLeft(reply, ReplyStatus.STREAMING);
    }

    @Test
    void oneWhoseQuestionStandsBeforeTheLastAnswerIsLeftToTheCarefulClaim() {
        var first = ask(conversation, alice, "one");
        service.replies().claim(first, LONG.toMillis());
        var second = ask(conversation, alice, "two");
        service.replies().complete(first, 1, "to the first");
        assertLeft(second, ReplyStatus.PENDING);
    }

    @Test
    void oneWhoseQuestionWasUnsaidIsLeftToTheCarefulClaim() {
        var asked = service.append(message(conversation, alice, "one")).getFirst();
        Session.of(alice).unsay(asked.messageId());
        assertLeft(asked.replyId(), ReplyStatus.PENDING);
    }

    @Test
    void theAnswerItStoresIsTheOneItTellsOf() {
        var reply = ask(conversation, alice, "one");
        var claim = fast(reply, 10);

        var ended =
                fastPath.complete(reply, completion(claim.attempt(), "answer")).orElseThrow();

        assertEquals(Session.of(alice).page(conversation, "limit=10").messages().getLast(), ended.told());
        assertEquals(service.log(conversation, 2, 10).changes(), ended.changes());
        assertEquals(ReplyStatus.COMPLETED, service.replies().reply(reply).status());
        var now = Session.of(alice).get(conversation);
        assertEquals(2, now.messageCount());
        assertEquals(3, now.seq());
        assertEquals(ended.told().createdAt(), now.lastMessageAt());
        assertEquals(ended.told().createdAt(), now.updatedAt());
    }

    @Test
    void anAttemptThatHoldsTheReplyNoLongerStoresNothing() {
        var reply = ask(conversation, alice, "one");
        service.replies().claim(reply, 1);
        service.replies().claim(reply, LONG.toMillis());

        assertTrue(fastPath.complete(reply, completion(1, "too late")).isEmpty());
        assertEquals(1, Session.of(alice).get(conversation).messageCount());
    }

    @Test
    void theFirstAnswerOfAConversationWithoutATitleIsLeftToWhoGivesItOne() {
        var untitled = Session.of(alice).create((String) null).id();
        var reply = ask(untitled, alice, "one");
        fast(reply, 10);

        assertTrue(fastPath.complete(reply, completion(1, "answer")).isEmpty());
        assertEquals("answer", service.replies().complete(reply, 1, "answer").content());
        assertEquals("one", Session.of(alice).get(untitled).title());
    }

    private void assertToldAlike(UUID reply, int messages) {
        var fast = fast(reply, messages);
        assertEquals(alice, fast.personId());
        service.replies().release(reply, fast.attempt());
        var careful = actorTransactions.asService(() -> leasing.claim(reply, "tester", LONG, messages));
        assertTrue(careful instanceof Leasing.Claimed.Held);
        assertEquals(timeless(((Leasing.Claimed.Held) careful).claim()), timeless(fast));
    }

    /// Without what differs from one claim to the next.
    private static ReplyClaim timeless(ReplyClaim claim) {
        return ReplyClaim.builder()
                .replyId(claim.replyId())
                .conversationId(claim.conversationId())
                .kind(claim.kind())
                .title(claim.title())
                .messageId(claim.messageId())
                .answerId(claim.answerId())
                .personId(claim.personId())
                .personSubject(claim.personSubject())
                .personTier(claim.personTier())
                .messageCount(claim.messageCount())
                .context(claim.context())
                .build();
    }

    private void assertLeft(UUID reply, ReplyStatus status) {
        var before = service.replies().reply(reply);
        assertTrue(fastPath.claim(reply, "tester", LONG, 10).isEmpty());
        assertEquals(before, service.replies().reply(reply));
        assertEquals(status, before.status());
    }

    private ReplyClaim fast(UUID reply, int messages) {
        return fastPath.claim(reply, "tester", LONG, messages).orElseThrow();
    }

    private void answered(String question) {
        var reply = ask(conversation, alice, question);
        service.replies().claim(reply, LONG.toMillis());
        service.replies().complete(reply, 1, "to " + question);
    }

    private UUID ask(UUID where, UUID who, String text) {
        return service.append(message(where, who, text)).getFirst().replyId();
    }

    private static List<String> texts(ReplyClaim claim) {
        return claim.context().stream().map(ContextMessage::content).toList();
    }
}
