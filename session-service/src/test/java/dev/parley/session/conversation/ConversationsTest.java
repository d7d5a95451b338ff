package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class ConversationsTest {
    private final UUID alice = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session bob = Session.of(Session.somebody());

    @Test
    void isFoundByItsKeyByWhoeverCreatedItAlone() {
        var hers = her.create(NewConversation.alone(ConversationKind.AI, "Hers", null, "chat 1/ü"));

        assertEquals(hers, her.keyed("chat 1/ü"));
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.keyed("chat 1/ü"));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.keyed("another"));
        var his = bob.create(NewConversation.alone(ConversationKind.AI, "His", null, "chat 1/ü"));
        assertEquals(his, bob.keyed("chat 1/ü"), "one's keys are one's own");
        her.delete(hers.id());
        assertRefused(ErrorCode.NOT_FOUND, () -> her.keyed("chat 1/ü"));
    }

    @Test
    void createsOneWithItsFirstChange() {
        var created = her.create(NewConversation.alone(ConversationKind.AI, "Title", "Described", null));

        assertEquals(her.get(created.id()), created);
        assertEquals("Title", created.title());
        assertEquals("Described", created.description());
        assertEquals(alice, created.ownerId());
        assertEquals(1, created.seq());
        assertTrue(created.number() > 0);
        assertEquals(0, created.messageCount());
        assertNull(created.lastMessageAt());
        assertFalse(created.pinned());
        var log = Session.service().log(created.id(), 0, 10);
        var told =
                assertInstanceOf(Change.ConversationCreated.class, log.changes().getFirst());
        assertEquals(1, told.seq());
        assertEquals(created.createdAt(), told.at());
        assertEquals("Title", told.conversation().title());
        assertNull(told.conversation().role(), "as an onlooker would see it");
        assertEquals(1, log.firstSeq());

        her.change(created.id(), ConversationPatch.rename("Now"));

        var later = Session.service().log(created.id(), 0, 1).changes().getFirst();
        assertEquals("Now", ((Change.ConversationCreated) later).conversation().title(), "as it is when it is read");
    }

    @Test
    void theSameKeyReturnsTheFirstEvenWhenAskedAtOnce() throws Exception {
        var wanted = NewConversation.alone(ConversationKind.AI, "Keyed", null, "key");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids =
                    threads
                            .invokeAll(Collections.<Callable<Object>>nCopies(
                                    8, () -> her.create(wanted).id()))
                            .stream()
                            .map(Future::resultNow)
                            .distinct();
            assertEquals(1, ids.count());
        }
        assertNotEquals(her.create(wanted).id(), bob.create(wanted).id(), "a key is its person's own");
    }

    @Test
    void refusesTitlesAndDescriptionsOutOfBounds() {
        for (var title : new String[] {"", " ", "x".repeat(256), "nul\0"}) {
            assertRefused(ErrorCode.BAD_REQUEST, () -> her.create(title));
        }
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.create(NewConversation.alone(ConversationKind.AI, "t", "x".repeat(1001), null)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.create(NewConversation.alone(null, "t", null, null)));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.anonymous().create("Nobody's"));
    }

    @Test
    void listsPinnedFirstThenTheLatestInPages() {
        var ids = IntStream.range(0, 7)
                .mapToObj(number -> her.create("Thread " + number).id())
                .toList();
        her.change(ids.get(1), ConversationPatch.pin(true));
        her.change(ids.get(4), ConversationPatch.pin(true));
        her.change(ids.get(6), ConversationPatch.archive(true));
        Session.service().append(message(ids.get(0), alice, "the latest word"));
        her.delete(ids.get(5));
        bob.create("Not hers");

        assertEquals(List.of(ids.get(4), ids.get(1), ids.get(0), ids.get(3), ids.get(2)), ids(pages(her, false, 2, 5)));
        assertEquals(List.of(ids.get(6)), ids(pages(her, true, 2, 1)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.list(false, 0, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.list(false, 10, "none"));
    }

    @Test
    void nobodySeesThePublicOnesAndMayOnlyRead() {
        var shared = her.create("Shared").id();
        her.change(shared, new ConversationPatch(null, null, true, null, Visibility.PUBLIC));
        var hidden = her.create("Hidden").id();
        var anonymous = Session.anonymous();

        var listed = pages(anonymous, false, 3, null);

        assertTrue(ids(listed).contains(shared));
        assertFalse(ids(listed).contains(hidden));
        assertEquals("Shared", anonymous.get(shared).title());
        assertFalse(anonymous.get(shared).pinned(), "the pin is its owner's");
        assertRefused(ErrorCode.NOT_FOUND, () -> anonymous.get(hidden));
        assertRefused(ErrorCode.FORBIDDEN, () -> anonymous.change(shared, ConversationPatch.pin(false)));
        assertRefused(ErrorCode.FORBIDDEN, () -> anonymous.delete(shared));
        assertRefused(ErrorCode.NOT_FOUND, () -> anonymous.delete(hidden));
        assertEquals(List.of(), anonymous.list(true, 10, null).conversations());
        assertFalse(ids(pages(bob, false, 50, null)).contains(shared), "a list holds one's own");
    }

    @Test
    void anotherPersonsIsNotThereAndAPublicOneMayNotBeChanged() {
        var id = her.create("Hers").id();
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.get(id));
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.change(id, ConversationPatch.rename("Mine")));
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.delete(id));
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.get(UUID.randomUUID()));

        her.change(id, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));

        assertEquals("Hers", bob.get(id).title());
        assertRefused(ErrorCode.FORBIDDEN, () -> bob.change(id, ConversationPatch.rename("Mine")));
        assertRefused(ErrorCode.FORBIDDEN, () -> bob.change(id, ConversationPatch.pin(true)));
        assertRefused(ErrorCode.FORBIDDEN, () -> bob.delete(id));
        assertEquals("Hers", her.get(id).title());
    }

    @Test
    void whatAllSeeTakesASeqAndWhatIsOnesOwnDoesNot() {
        var id = her.create("Before").id();

        var pinned = her.change(id, ConversationPatch.pin(true));
        assertTrue(pinned.pinned());
        assertEquals(1, pinned.seq());
        assertTrue(her.change(id, ConversationPatch.archive(true)).archived());
        assertEquals(1, her.change(id, ConversationPatch.rename("Before")).seq(), "nothing changed");

        var renamed = her.change(id, ConversationPatch.rename("After"));
        assertEquals("After", renamed.title());
        assertEquals(2, renamed.seq());
        assertTrue(renamed.pinned());
        assertEquals(renamed, her.get(id));
        assertEquals(
                List.of(new Change.ConversationUpdated(2, "After", null, Visibility.PRIVATE, renamed.updatedAt())),
                Session.service().log(id, 1, 10).changes());
    }

    @Test
    void aDeletedOneIsGoneButItsLogTellsItsEnd() {
        var id = her.create("Doomed").id();
        var reply = Session.service()
                .append(message(id, alice, "hello?"))
                .getFirst()
                .replyId();

        her.delete(id);

        assertRefused(ErrorCode.NOT_FOUND, () -> her.get(id));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.delete(id));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.change(id, ConversationPatch.pin(true)));
        assertInstanceOf(
                Change.ConversationDeleted.class,
                Session.service().log(id, 2, 10).changes().getFirst());
        assertEquals(
                ReplyStatus.STOPPED, Session.service().replies().reply(reply).status(), "nobody waits for its answer");
    }

    /// All pages together; each tells the same total, when one is expected.
    private static List<ConversationView> pages(Session who, boolean archived, int limit, Integer total) {
        var all = new ArrayList<ConversationView>();
        ConversationPage page = null;
        do {
            page = who.list(archived, limit, page == null ? null : page.cursor());
            assertTrue(total == null || page.total() == total);
            all.addAll(page.conversations());
        } while (page.cursor() != null);
        return all;
    }

    private static List<UUID> ids(List<ConversationView> conversations) {
        return conversations.stream().map(ConversationView::id).toList();
    }
}
