package dev.parley.session.message;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.message.Reaction;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Ear;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@SessionTest
class MessageChangesTest {
    RedisProcess redis;
    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(bob);
    private final UUID group = her.group("Changes", bob).id();
    private final UUID said =
            service.append(message(group, bob, "key", "first words")).getFirst().messageId();

    @Test
    void itsSenderEditsAMessage() {
        var edited = him.edit(said, "second words");

        assertEquals("second words", edited.content());
        assertEquals(2, edited.seq());
        assertEquals(3, edited.changedSeq());
        assertNotNull(edited.editedAt());
        assertEquals(edited, her.page(group, "limit=1").messages().getFirst());
        assertEquals(edited, him.edit(said, "second words"), "the same text is no change");
        assertEquals(3, her.get(group).seq());
        var log = service.log(group, 1, 10).changes();
        assertEquals(edited, ((Change.MessageSent) log.get(0)).message(), "replayed as it is now");
        assertEquals(new Change.MessageChanged(3, edited), log.get(1));
    }

    @Test
    void anEditThatNamesTheAiAsksItNothing() {
        him.edit(said, "@ai what do you think?");

        assertTrue(service.replies().unclaimed(0).stream()
                .map(service.replies()::reply)
                .noneMatch(reply -> reply.conversationId().equals(group)));
    }

    @Test
    void oneMessageIsReadByWhoeverMaySeeItsConversation() {
        assertEquals("first words", her.message(said).content());
        him.react(said, "👍", true);
        assertEquals(him.page(group, "limit=1").messages().getFirst(), her.message(said));

        var stranger = Session.of(Session.somebody());
        assertRefused(ErrorCode.NOT_FOUND, () -> stranger.message(said));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.message(UUID.randomUUID()));
        her.delete(group);
        assertRefused(ErrorCode.NOT_FOUND, () -> her.message(said));
    }

    @Test
    void notEvenTheWordsTellThatAMessageOneMayNotSeeIsThere() {
        var stranger = Session.of(Session.somebody());
        List<Consumer<UUID>> guesses = List.of(
                stranger::message,
                message -> stranger.edit(message, "mine"),
                stranger::unsay,
                message -> stranger.react(message, "👍", true),
                stranger.replies()::regenerate);

        for (var guess : guesses) {
            var there = assertThrows(RequestRejected.class, () -> guess.accept(said));
            var nothing = assertThrows(RequestRejected.class, () -> guess.accept(UUID.randomUUID()));
            assertEquals(nothing.getMessage(), there.getMessage());
        }
    }

    @Test
    void theLogKeepsNothingOfWhatPeopleWrote() throws Exception {
        him.edit(said, "second words");
        him.unsay(said);

        try (var admin = postgres.admin();
                var statement = admin.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from change where body::text like '%words%' and conversation_id = '" + group
                                + "'")) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }

    @Test
    void aDeletedMessageIsATombstone() {
        her.react(said, "👍", true);

        var deleted = her.unsay(said);

        assertEquals("", deleted.content());
        assertNull(deleted.reactions());
        assertNotNull(deleted.deletedAt());
        assertEquals(4, deleted.changedSeq());
        assertEquals("key", deleted.key());
        assertEquals(deleted, him.unsay(said), "deleting it again changes nothing");
        assertEquals(deleted, her.snapshot(group, null, 10).messages().getFirst());
        assertEquals(1, her.get(group).messageCount(), "it keeps its place");
        assertRefused(ErrorCode.CONFLICT, () -> him.edit(said, "again"));
        assertRefused(ErrorCode.CONFLICT, () -> him.react(said, "👍", true));

        var again = service.append(message(group, bob, "key", "first words")).getFirst();
        assertEquals(said, again.messageId(), "its key is still known");
        assertEquals("", again.first().content());
    }

    @Test
    void reactionsStandInTheOrderOfTheirFirstUse() {
        her.react(said, "👍", true);
        him.react(said, "🎉", true);
        var both = him.react(said, "👍", true);

        var expected = List.of(new Reaction("👍", List.of(alice, bob)), new Reaction("🎉", List.of(bob)));
        assertEquals(expected, both.reactions());
        assertEquals(both, him.react(said, "👍", true), "it is there already");
        assertEquals(5, her.get(group).seq());
        assertEquals(both, her.page(group, "limit=1").messages().getFirst());

        her.react(said, "👍", false);
        assertEquals(
                List.of(new Reaction("🎉", List.of(bob)), new Reaction("👍", List.of(bob))),
                her.page(group, "limit=1").messages().getFirst().reactions());
        him.react(said, "👍", false);
        assertNull(him.react(said, "🎉", false).reactions());
        assertEquals(8, him.react(said, "🎉", false).changedSeq());
    }

    private static String emoji(int number) {
        return Character.toString(0x1F600 + number);
    }

    @Test
    void whatLooksTheSameIsOneReactionAndASkinToneAnother() {
        her.react(said, "👍", true);
        assertEquals(1, her.react(said, "👍\uFE0F", true).reactions().size());
        assertEquals(2, her.react(said, "👍🏽", true).reactions().size());
        her.react(said, "👍\uFE0E", false);
        var heart = him.react(said, "\u2764", true).reactions();
        assertEquals(
                List.of("👍🏽", "\u2764\uFE0F"),
                heart.stream().map(Reaction::emoji).toList());
    }

    @Test
    void whatWasStoredInAnotherFormIsTakenBackAllTheSame() throws SQLException {
        var texts = List.of("a text", "\u2764");
        for (var text : texts) {
            try (var connection = postgres.admin();
                    var statement = connection.prepareStatement(
                            "insert into reaction (conversation_id, message_id, emoji, user_id, seq)"
                                    + " values (?, ?, ?, ?, 3)")) {
                statement.setObject(1, group);
                statement.setObject(2, said);
                statement.setString(3, text);
                statement.setObject(4, alice);
                statement.executeUpdate();
            }
            assertNull(her.react(said, text, false).reactions());
        }
        assertNull(her.react(said, "another text", false).reactions(), "nor is there anything to take back");
    }

    @Test
    void onlyAnEmojiIsAReaction() {
        for (var text : List.of(
                "this is not an emoji at all!", "<img src=x>", "\u200B", "\u202E", " 👍 ", "👍👍", "a", "1", "")) {
            assertRefused(ErrorCode.BAD_REQUEST, () -> her.react(said, text, true));
        }
    }

    @Test
    void aMessageTakesSoManyDifferentReactions() {
        IntStream.range(0, 20).forEach(number -> her.react(said, emoji(number), true));

        assertRefused(ErrorCode.CONFLICT, () -> him.react(said, emoji(20), true));
        assertEquals(20, him.react(said, emoji(7), true).reactions().size());
    }

    @Test
    void onlyTheSenderEditsAndAnOwnerDeletes() {
        var hers = service.append(message(group, alice, "hers")).getFirst().messageId();
        var carol = Session.of(Session.somebody());

        assertRefused(ErrorCode.FORBIDDEN, () -> her.edit(said, "put into his mouth"));
        assertRefused(ErrorCode.FORBIDDEN, () -> him.unsay(hers));
        assertRefused(ErrorCode.NOT_FOUND, () -> carol.edit(said, "x"));
        assertRefused(ErrorCode.NOT_FOUND, () -> carol.react(said, "👍", true));
        assertRefused(ErrorCode.NOT_FOUND, () -> carol.unsay(said));
        assertRefused(ErrorCode.NOT_FOUND, () -> him.edit(UUID.randomUUID(), "x"));

        her.change(group, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));
        assertRefused(ErrorCode.FORBIDDEN, () -> carol.react(said, "👍", true));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.anonymous().react(said, "👍", true));

        her.remove(group, bob);
        assertRefused(ErrorCode.FORBIDDEN, () -> him.edit(said, "from outside"));
    }

    @Test
    void refusesTextAndReactionsOutOfBounds() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.edit(said, " "));
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.edit(said, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.edit(said, "nul\0"));
        assertRefused(ErrorCode.TOO_LARGE, () -> him.edit(said, "x".repeat(10_001)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.react(said, "", true));
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.react(said, "x".repeat(33), true));
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.react(said, null, true));
    }

    @Test
    void aChangeIsAnnouncedWithTheMessageAsItIs() throws Exception {
        try (var ear = new Ear(redis)) {
            var edited = him.edit(said, "second words");

            var announcement = ear.announced(group, 3);
            assertEquals(
                    List.of(new Change.MessageChanged(3, edited)),
                    ServiceHttp.JSON.readValue(announcement.json(), new TypeReference<List<Change>>() {}));
        }
    }

    @Test
    void changesAndMessagesAtOnceLeaveNoHole() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = List.<Callable<Object>>of(
                    () -> repeat(number -> him.edit(said, "edit " + number)),
                    () -> repeat(number -> her.react(said, emoji(number % 5), number / 5 % 2 == 0)),
                    () -> repeat(number -> him.react(said, emoji(number % 5), number / 5 % 2 == 0)),
                    () -> repeat(number -> service.append(message(group, alice, "m" + number))));
            for (var done : threads.invokeAll(work)) {
                assertEquals(Future.State.SUCCESS, done.state());
            }
        }
        var log = service.log(group, 0, 500);
        assertEquals(
                LongStream.rangeClosed(1, 2 + 4 * 40).boxed().toList(),
                log.changes().stream().map(Change::seq).toList());
    }

    @Test
    void attachmentsAreKeptAndGoWithTheText() {
        var attachments = List.of(new Attachment("https://files/1", "one.png", "image/png", 17L));
        var outcome = service.append(attached(attachments)).getFirst();

        var stored = her.page(group, "limit=1").messages().getFirst();
        assertEquals(attachments, stored.attachments());
        assertEquals(outcome.messageId(), stored.id());
        assertFalse(him.unsay(outcome.messageId()).deletedAt() == null);
        assertNull(her.page(group, "limit=1").messages().getFirst().attachments());
        assertNull(service.append(attached(List.of())).getFirst().refused());
        assertNull(her.page(group, "limit=1").messages().getFirst().attachments(), "none is none");
    }

    @Test
    void refusesAttachmentsOutOfBounds() {
        var one = new Attachment("https://files/1", null, null, null);
        for (var attachments : List.of(
                IntStream.range(0, 11).mapToObj(number -> one).toList(),
                List.of(new Attachment(null, "x", null, null)),
                List.of(new Attachment("x".repeat(2049), null, null, null)),
                List.of(new Attachment("https://files/1", "nul\0", null, null)),
                List.of(new Attachment("https://files/1", null, null, -1L)))) {
            assertEquals(
                    ErrorCode.BAD_REQUEST,
                    service.append(attached(attachments)).getFirst().refused());
        }
        assertEquals(2, her.get(group).seq());
    }

    private NewMessage attached(List<Attachment> attachments) {
        return new NewMessage(
                group, bob, UUID.randomUUID().toString(), "see", "text", null, attachments, 1, AskAi.AUTO);
    }

    private static Object repeat(java.util.function.IntFunction<Object> what) {
        for (var number = 0; number < 40; number++) {
            what.apply(number);
        }
        return null;
    }
}
