package dev.parley.session.message;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class AppendTest {
    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID conversation = Session.of(alice).create("Append").id();

    @Test
    void storesABatchInItsOrderWithoutHoles() {
        var items = new ArrayList<NewMessage>();
        for (var number = 0; number < 256; number++) {
            items.add(message(conversation, alice, "number " + number));
        }

        var outcomes = service.append(items);

        var stored = Session.of(alice).page(conversation, "limit=500").messages();
        assertEquals(256, stored.size());
        for (var number = 0; number < 256; number++) {
            var outcome = outcomes.get(number);
            var view = stored.get(number);
            assertEquals(number + 2, outcome.seq(), "1 is the conversation's own beginning");
            assertEquals("number " + number, view.content());
            assertEquals(outcome.seq(), view.seq());
            assertEquals(outcome.messageId(), view.id());
            assertEquals(outcome.number(), view.number());
            assertEquals(outcome.createdAt(), view.createdAt(), "told to the microsecond");
            assertEquals(7, view.tokenCount());
            assertTrue(number == 0 || view.number() > stored.get(number - 1).number());
        }
        var seen = Session.of(alice).get(conversation);
        assertEquals(257, seen.seq());
        assertEquals(256, seen.messageCount());
        assertEquals(stored.getLast().createdAt(), seen.lastMessageAt());
    }

    @Test
    void theSameKeyAgainReturnsTheFirstResultAndStoresNothing() {
        var first = service.append(message(conversation, alice, "k", "first")).getFirst();

        var again = service.append(message(conversation, alice, "k", "second"), message(conversation, alice, "other"));

        var repeated = again.getFirst();
        assertEquals(first.messageId(), repeated.messageId());
        assertEquals(first.seq(), repeated.seq());
        assertEquals(first.number(), repeated.number());
        assertEquals(first.createdAt(), repeated.createdAt());
        assertEquals(first.replyId(), repeated.replyId());
        assertEquals("first", repeated.first().content());
        assertEquals(first.seq() + 1, again.getLast().seq(), "the repeated one has taken no number");
        assertNull(again.getLast().first());
    }

    @Test
    void aKeyRepeatedInsideABatchIsStoredOnce() {
        var outcomes = service.append(
                message(conversation, alice, "twice", "one"),
                message(conversation, alice, "between", "two"),
                message(conversation, alice, "twice", "three"));

        assertNull(outcomes.getFirst().first());
        assertEquals(outcomes.getFirst().messageId(), outcomes.getLast().messageId());
        assertEquals("one", outcomes.getLast().first().content());
        assertEquals(
                List.of("one", "two"),
                Session.of(alice).page(conversation, "limit=10").messages().stream()
                        .map(MessageView::content)
                        .toList());
    }

    @Test
    void theSameKeyOfAnotherSenderOrInAnotherConversationIsAnotherMessage() {
        var bob = Session.somebody();
        var other = Session.of(alice).create("Other").id();
        var bobs = Session.of(bob).create("Bob's").id();

        var outcomes = service.append(
                message(conversation, alice, "k", "a"), message(other, alice, "k", "b"), message(bobs, bob, "k", "c"));

        assertEquals(
                List.of(2L, 2L, 2L),
                outcomes.stream().map(outcome -> outcome.seq()).toList());
    }

    @Test
    void refusesWhatIsWrongWithAnItemAndStoresTheOthers() {
        var longest = "x".repeat(10_000);
        var outcomes = service.append(
                message(conversation, alice, longest + "x"),
                message(conversation, alice, longest),
                message(conversation, alice, " "),
                message(conversation, alice, "with\0nul"),
                message(conversation, alice, "half a pair \ud83d"),
                message(conversation, alice, "k".repeat(65), "long key"),
                message(conversation, alice, null, "no key"),
                message(conversation, null, "no sender"),
                message(null, alice, "nowhere"),
                message(conversation, alice, "whole pair \ud83d\ude00"),
                null);

        assertEquals(
                Arrays.asList(
                        ErrorCode.TOO_LARGE,
                        null,
                        ErrorCode.BAD_REQUEST,
                        ErrorCode.BAD_REQUEST,
                        ErrorCode.BAD_REQUEST,
                        ErrorCode.BAD_REQUEST,
                        ErrorCode.BAD_REQUEST,
                        ErrorCode.BAD_REQUEST,
                        ErrorCode.BAD_REQUEST,
                        null,
                        ErrorCode.BAD_REQUEST),
                outcomes.stream().map(outcome -> outcome.refused()).toList());
        assertEquals(
                Arrays.asList(
                        null,
                        null,
                        "A message has text",
                        "The text cannot be stored",
                        "The text cannot be stored",
                        "A key has 1 to 64 characters",
                        "A key has 1 to 64 characters",
                        "A message is somebody's, in a conversation",
                        "A message is somebody's, in a conversation",
                        null,
                        "A message is somebody's, in a conversation"),
                outcomes.stream().map(outcome -> outcome.sentence()).toList());
        var stored = Session.of(alice).page(conversation, "limit=10").messages();
        assertEquals(longest, stored.getFirst().content());
        assertEquals("whole pair \ud83d\ude00", stored.getLast().content());
        assertEquals(3, Session.of(alice).get(conversation).seq(), "what was refused has taken no number");
    }

    @Test
    void anotherPersonsConversationIsNotThereAndAPublicOneMayOnlyBeRead() {
        var bob = Session.somebody();
        var shared = Session.of(alice).create("Shared").id();
        Session.of(alice).change(shared, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));
        var deleted = Session.of(alice).create("Deleted").id();
        Session.of(alice).delete(deleted);

        var outcomes = service.append(
                message(conversation, bob, "private"),
                message(UUID.randomUUID(), bob, "nowhere"),
                message(shared, bob, "public"),
                message(deleted, alice, "gone"),
                message(conversation, alice, "mine"));

        assertEquals(
                Arrays.asList(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND, null),
                outcomes.stream().map(outcome -> outcome.refused()).toList());
    }

    @Test
    void messagesOfAnAiConversationShareTheReplyThatWaits() {
        var first = service.append(message(conversation, alice, "one"), message(conversation, alice, "two"));
        var second = service.append(message(conversation, alice, "three"));

        assertNotNull(first.getFirst().replyId());
        assertEquals(first.getFirst().replyId(), first.getLast().replyId());
        assertEquals(first.getFirst().replyId(), second.getFirst().replyId());
        assertEquals(
                first.getFirst().messageId(),
                service.replies().reply(first.getFirst().replyId()).messageId());
    }

    @Test
    void whetherTheAiIsAskedFollowsTheKindUnlessTheMessageSays() {
        var group = Session.of(alice)
                .create(NewConversation.alone(ConversationKind.GROUP, "Group", null, null))
                .id();

        var outcomes = service.append(
                asking(conversation, AskAi.NEVER),
                asking(conversation, AskAi.AUTO),
                asking(group, AskAi.AUTO),
                asking(group, AskAi.ASK),
                asking(group, AskAi.AUTO));

        assertNull(outcomes.get(0).replyId());
        assertNotNull(outcomes.get(1).replyId());
        assertNull(outcomes.get(2).replyId());
        assertNotNull(outcomes.get(3).replyId());
        assertNull(outcomes.get(4).replyId());
        assertEquals(
                outcomes.get(3).messageId(),
                service.replies().reply(outcomes.get(3).replyId()).messageId());
    }

    @Test
    void aWholeBatchIsInsertedByAFewStatements() throws SQLException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute("create sequence counted_inserts");
            statement.execute("create function count_insert() returns trigger language plpgsql security definer as"
                    + " $$ begin perform nextval('counted_inserts'); return null; end $$");
            statement.execute("create trigger counted after insert on message execute function count_insert()");
            try {
                service.append(IntStream.range(0, 256)
                        .mapToObj(number -> message(conversation, alice, "m" + number))
                        .toList());
                try (var rows = statement.executeQuery("select last_value from counted_inserts")) {
                    rows.next();
                    assertTrue(rows.getInt(1) <= 4, () -> "one for each row would be slow");
                }
            } finally {
                statement.execute("drop trigger counted on message");
                statement.execute("drop function count_insert");
                statement.execute("drop sequence counted_inserts");
            }
        }
    }

    @Test
    void aReplyIsToAMessageOfTheSameConversation() {
        var first =
                service.append(message(conversation, alice, "first")).getFirst().messageId();
        var elsewhere = Session.of(alice).create("Elsewhere").id();
        var other =
                service.append(message(elsewhere, alice, "other")).getFirst().messageId();

        var outcomes = service.append(
                replying(conversation, first),
                replying(conversation, other),
                replying(elsewhere, UUID.randomUUID()),
                replying(conversation, null),
                replying(elsewhere, other));

        assertEquals(
                Arrays.asList(null, ErrorCode.BAD_REQUEST, ErrorCode.BAD_REQUEST, null, null),
                outcomes.stream().map(outcome -> outcome.refused()).toList());
        var astray = "There is no such message in this conversation to reply to";
        assertEquals(
                Arrays.asList(null, astray, astray, null, null),
                outcomes.stream().map(outcome -> outcome.sentence()).toList());
        var stored = Session.of(alice).page(conversation, "limit=10").messages();
        assertEquals(first, stored.get(1).replyTo());
        assertEquals(4, Session.of(alice).get(conversation).seq(), "what was refused has taken no number");
        assertEquals(3, Session.of(alice).get(elsewhere).seq());
    }

    @Test
    void aRepeatedKeyIsAnsweredAsTheFirstTimeAlsoWhenWhatItRepliedToIsGone() throws SQLException {
        var first =
                service.append(message(conversation, alice, "first")).getFirst().messageId();
        var item = replying(conversation, first);
        var stored = service.append(item).getFirst();
        try (var admin = postgres.admin();
                var trim = admin.prepareStatement("delete from message where id = ?")) {
            trim.setObject(1, first);
            trim.executeUpdate();
        }

        var again = service.append(item).getFirst();

        assertNull(again.refused());
        assertEquals(stored.messageId(), again.first().id());
    }

    @Test
    void whoseConversationItIsNotHearsNothingOfWhatCouldBeRepliedTo() {
        var first =
                service.append(message(conversation, alice, "first")).getFirst().messageId();
        var mallory = Session.somebody();

        var outcomes = service.append(
                replying(conversation, mallory, first), replying(conversation, mallory, UUID.randomUUID()));

        assertEquals(
                List.of(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND),
                outcomes.stream().map(outcome -> outcome.refused()).toList());
    }

    private NewMessage replying(UUID where, UUID to) {
        return replying(where, alice, to);
    }

    private static NewMessage replying(UUID where, UUID sender, UUID to) {
        return new NewMessage(where, sender, UUID.randomUUID().toString(), "text", "text", to, null, 1, AskAi.AUTO);
    }

    @Test
    void refusesABatchThatIsNoneOrComesForAPerson() {
        var tooMany = Collections.nCopies(257, message(conversation, alice, "k", "x"));

        assertRefused(ErrorCode.BAD_REQUEST, () -> service.append(tooMany));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(alice).append(message(conversation, alice, "mine")));
        assertEquals(List.of(), service.append(List.of()));
    }

    private NewMessage asking(UUID where, AskAi ai) {
        return new NewMessage(where, alice, UUID.randomUUID().toString(), "text", "text", null, null, 1, ai);
    }

    @Test
    void theSameKeyAgainAnswersAsTheFirstTimeAlsoWhenItsReplyHasEnded() {
        var item = message(conversation, alice, "once", "hello");
        var first = service.append(item).getFirst();
        var attempt = service.replies().claim(first.replyId(), 30_000).attempt();
        assertEquals(first.replyId(), service.append(item).getFirst().replyId());
        service.replies().complete(first.replyId(), attempt, "hello yourself");

        var again = service.append(item).getFirst();

        assertEquals(first.replyId(), again.replyId());
        assertEquals(first.messageId(), again.first().id());
    }

    @Test
    void whatAnAttachmentSaysOfWhereItLiesIsAnAddressOfTheWeb() {
        for (var url : List.of(
                "javascript:alert(1)",
                "data:text/html,<script>",
                "file:///etc/passwd",
                "http://example.org/a",
                "HTTPS:example.org",
                "//example.org/a",
                "https://",
                "https://example.org/a b",
                "jav\tascript://x")) {
            var outcome = service.append(attaching(url)).getFirst();
            assertEquals(ErrorCode.BAD_REQUEST, outcome.refused(), url);
            assertTrue(outcome.sentence().contains("attachments"), outcome.sentence());
        }
        assertNull(service.append(attaching("https://example.org/a")).getFirst().refused());
    }

    @Test
    void whatAClientSaysOfItsMessageIsKeptWithItUntilItIsDeleted() {
        var details = new MessageDetails("file", "Contract", "7");
        var item = describing(details);

        var stored = service.append(item).getFirst();

        assertEquals(details, service.append(item).getFirst().first().details(), "also to whoever repeats it");
        var her = Session.of(alice);
        var shown = her.snapshot(conversation, null, 1).messages().getLast();
        assertEquals(stored.messageId(), shown.id());
        assertEquals(details, shown.details());
        assertNull(her.unsay(shown.id()).details());
        assertNull(her.snapshot(conversation, null, 1).messages().getLast().details());
    }

    @Test
    void whatAClientSaysOfItsMessageIsShort() {
        var long65 = "x".repeat(65);
        for (var details : List.of(
                new MessageDetails(long65, null, null),
                new MessageDetails(null, "x".repeat(256), null),
                new MessageDetails(null, null, long65),
                new MessageDetails(null, "half a pair \ud83d", null))) {
            assertEquals(
                    ErrorCode.BAD_REQUEST,
                    service.append(describing(details)).getFirst().refused());
        }
    }

    private NewMessage describing(MessageDetails details) {
        return new NewMessage(
                conversation, alice, UUID.randomUUID().toString(), "see", "text", null, null, 1, AskAi.NEVER, details);
    }

    @Test
    void aContentTypeMayBeAsLongAsThoseOfOffices() {
        var word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        var attached = List.of(new Attachment("https://example.org/a.docx", "a.docx", word, 5L));
        var item = new NewMessage(
                conversation, alice, UUID.randomUUID().toString(), "see", "text", null, attached, 1, AskAi.NEVER);

        service.append(item);

        assertEquals(
                attached,
                Session.of(alice)
                        .snapshot(conversation, null, 1)
                        .messages()
                        .getLast()
                        .attachments());
    }

    private NewMessage attaching(String url) {
        return new NewMessage(
                conversation,
                alice,
                UUID.randomUUID().toString(),
                "see",
                "text",
                null,
                List.of(new Attachment(url, null, null, null)),
                1,
                AskAi.NEVER);
    }

    @Test
    void whoeverHoldsOneConversationHoldsUpNoOther() throws SQLException {
        var held = Session.of(alice).create("Held").id();
        List<AppendOutcome> outcomes;
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("select from conversation where id = '" + held + "' for update");
            var began = System.nanoTime();

            outcomes = service.append(
                    message(held, alice, "h1", "one"),
                    message(conversation, alice, "free"),
                    message(held, alice, "h2", "two"));

            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 4, "as long as a gateway waits");
            admin.rollback();
        }

        assertEquals(
                Arrays.asList(ErrorCode.UNAVAILABLE, null, ErrorCode.UNAVAILABLE),
                outcomes.stream().map(AppendOutcome::refused).toList());
        assertEquals(2, outcomes.get(1).seq());
        var again = service.append(message(held, alice, "h1", "one"), message(held, alice, "h2", "two"));
        assertEquals(List.of(2L, 3L), again.stream().map(AppendOutcome::seq).toList());
    }

    @Test
    void aConversationThatIsBrokenCostsNobodyElseAnything() throws SQLException {
        var broken = Session.of(alice).create("Broken").id();
        service.append(message(broken, alice, "before"));
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute("update conversation set last_seq = last_seq - 1 where id = '" + broken + "'");
        }

        var outcomes = service.append(
                message(conversation, alice, "one"),
                message(broken, alice, "lost"),
                message(conversation, alice, "two"));

        assertEquals(
                Arrays.asList(null, ErrorCode.INTERNAL, null),
                outcomes.stream().map(AppendOutcome::refused).toList());
        assertEquals(
                List.of("one", "two"),
                Session.of(alice).page(conversation, "limit=10").messages().stream()
                        .map(MessageView::content)
                        .toList());
    }
}
