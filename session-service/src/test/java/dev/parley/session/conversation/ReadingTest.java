package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.ParticipantState;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Ear;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class ReadingTest {
    RedisProcess redis;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(bob);
    private final UUID group = her.group("Reading", bob).id();

    @Test
    void countsWhatOthersSaidSinceAndNothingDeleted() {
        var outcomes =
                service.append(message(group, alice, "one"), message(group, bob, "own"), message(group, alice, "two"));
        var elsewhere = her.group("Elsewhere", bob).id();
        service.append(message(elsewhere, alice, "three"));

        assertEquals(2, him.get(group).unread());
        assertEquals(1, her.get(group).unread());
        her.unsay(outcomes.getFirst().messageId());
        assertEquals(1, him.get(group).unread());
        assertEquals(
                List.of(1, 1),
                him.list("kind=group").conversations().stream()
                        .map(ConversationView::unread)
                        .toList());
        assertEquals(1, him.read(group, 2).unread());
        assertEquals(0, him.read(group, 4).unread());
        assertEquals(0, him.snapshot(group, null, 0).conversation().unread());
    }

    @Test
    void stopsCountingAtAThousand() {
        for (var batch = 0; batch < 4; batch++) {
            service.append(IntStream.range(0, 256)
                    .mapToObj(number -> message(group, alice, "m" + number))
                    .toList());
        }

        assertEquals(1000, him.get(group).unread());
        assertEquals(999, him.read(group, 1 + 25).unread());
    }

    @Test
    void theMarkerNeverGoesBackNorBeyondTheLastChange() {
        service.append(message(group, alice, "one"), message(group, alice, "two"));

        var moved = him.read(group, 2);
        assertEquals(2, moved.seq());
        assertEquals(moved, him.read(group, 1), "since when it stands there is told again");
        assertEquals(3, him.read(group, 1000).seq());
        assertEquals(3, him.get(group).readSeq());
        assertEquals(3, her.get(group).seq(), "reading is no change of the log");
        assertEquals(
                3,
                her.participants(group).stream()
                        .filter(one -> one.userId().equals(bob))
                        .findFirst()
                        .orElseThrow()
                        .readSeq());
    }

    @Test
    void itIsAnnouncedToTheConversationOnlyWhenItMoved() throws Exception {
        var sent = service.append(message(group, alice, "one"), message(group, alice, "two"));
        try (var ear = new Ear(redis)) {
            var first = him.read(group, 2);
            him.read(group, 2);
            var second = him.read(group, 3);

            assertEquals(new Ephemeral.ReadMarked(bob, 2, first.at(), read(sent.get(0), alice)), ephemeral(ear));
            assertEquals(new Ephemeral.ReadMarked(bob, 3, second.at(), read(sent.get(1), alice)), ephemeral(ear));
        }
    }

    @Test
    void ownPinsAreAnnouncedToOneself() throws Exception {
        try (var ear = new Ear(redis)) {
            him.change(group, ConversationPatch.pin(true));
            him.change(group, ConversationPatch.pin(true));
            him.change(group, ConversationPatch.archive(true));

            var pinned = moved(ear);
            assertEquals(true, pinned.part().pinned());
            assertEquals(false, pinned.part().archived());
            assertEquals(bob, pinned.part().personId());
            assertEquals(true, moved(ear).part().archived());
        }
        assertEquals(false, her.get(group).pinned());
    }

    @Test
    void whatIsToldOfAPartLastIsHowItStands() throws Exception {
        try (var ear = new Ear(redis);
                var devices = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 40; round++) {
                var pinned = round % 2 == 0;
                var atOnce = devices.invokeAll(List.<Callable<Object>>of(
                        () -> him.change(group, ConversationPatch.pin(pinned)),
                        () -> him.change(group, ConversationPatch.archive(pinned))));
                for (var done : atOnce) {
                    done.get();
                }
                var one = moved(ear).part();
                var other = moved(ear).part();

                var last = one.arrangedAt().isAfter(other.arrangedAt()) ? one : other;
                assertEquals(pinned, last.pinned(), "round " + round);
                assertEquals(pinned, last.archived(), "round " + round);
            }
        }
    }

    @Test
    void theMarkerStaysWhileTheRoleChanges() throws Exception {
        try (var devices = Executors.newFixedThreadPool(2)) {
            for (var round = 1; round <= 40; round++) {
                service.append(message(group, alice, "message " + round));
                var last = her.get(group).seq();
                var role = round % 2 == 0 ? ParticipantRole.MEMBER : ParticipantRole.OWNER;
                var atOnce = devices.invokeAll(
                        List.<Callable<Object>>of(() -> him.read(group, last), () -> her.add(group, bob, role)));
                for (var done : atOnce) {
                    done.get();
                }

                assertEquals(last, him.get(group).readSeq(), "round " + round);
            }
        }
    }

    @Test
    void onlyWhoTakesPartHasAMarker() {
        var carol = Session.of(Session.somebody());
        assertRefused(ErrorCode.NOT_FOUND, () -> carol.read(group, 1));
        her.change(group, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));
        assertRefused(ErrorCode.FORBIDDEN, () -> carol.read(group, 1));
        assertRefused(ErrorCode.BAD_REQUEST, () -> him.read(group, -1));
        assertEquals(0, carol.get(group).unread());
    }

    @Test
    void listsByKindAndByAPartOfTheTitle() {
        var odd = her.create("100%_sure").id();
        her.create("100 things");
        her.create("untitled");
        var direct = her.direct(bob).id();

        assertEquals(List.of(direct), ids("kind=direct"));
        assertEquals(List.of(group), ids("kind=group"));
        assertEquals(List.of(odd), ids("query=0%25_S"));
        assertEquals(List.of(group), ids("query=READ&kind=group"));
        assertEquals(1, her.list("query=read&limit=1").total());
        assertNull(her.get(direct).title());
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.list("kind=none"));
    }

    private List<UUID> ids(String query) {
        return her.list(query).conversations().stream()
                .map(ConversationView::id)
                .toList();
    }

    private static Ephemeral.ReadMessage read(AppendOutcome sent, UUID sender) {
        return new Ephemeral.ReadMessage(sent.messageId(), sent.number(), sender);
    }

    /// Past what was told of before.
    private UserEvent.PartMoved moved(Ear ear) throws Exception {
        while (true) {
            if (ServiceHttp.JSON.readValue(ear.next(Channels.person(bob)), UserEvent.class)
                    instanceof UserEvent.PartMoved moved) {
                return moved;
            }
        }
    }

    private Ephemeral ephemeral(Ear ear) throws Exception {
        return ServiceHttp.JSON.readValue(ear.passing(group).json(), Ephemeral.class);
    }

    @Test
    void whoComesInLaterHasNothingUnreadOfWhatWasBefore() {
        var carol = Session.somebody();
        service.append(message(group, alice, "before"));
        her.add(group, carol, ParticipantRole.MEMBER);
        assertEquals(0, Session.of(carol).get(group).unread());
        assertEquals(
                0,
                Session.of(carol).list("kind=group").conversations().getFirst().unread());

        service.append(message(group, alice, "after"));
        assertEquals(1, Session.of(carol).get(group).unread());
    }

    @Test
    void whoIsRemovedAndComesBackIsToldThatNothingOfItIsArchivedSince() {
        him.change(group, new ConversationPatch(null, null, null, true, null));
        var archived = part();
        her.remove(group, bob);
        her.add(group, bob, ParticipantRole.MEMBER);

        var since = part();
        assertTrue(archived.archived());
        assertFalse(since.archived());
        assertTrue(since.arrangedAt().isAfter(archived.arrangedAt()), "whichever is heard of last, this one counts");
    }

    private ParticipantState part() {
        return service.heads(Instant.now().minusSeconds(60), bob).parts().stream()
                .filter(part ->
                        part.personId().equals(bob) && part.conversationId().equals(group))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsRemovedAndComesBackHasReadWhatItHadRead() {
        service.append(message(group, alice, "one"), message(group, alice, "two"));
        assertEquals(0, him.read(group, 3).unread());
        her.remove(group, bob);
        service.append(message(group, alice, "without him"));
        her.add(group, bob, ParticipantRole.MEMBER);

        assertEquals(3, him.get(group).readSeq());
        assertEquals(1, him.get(group).unread());
    }
}
