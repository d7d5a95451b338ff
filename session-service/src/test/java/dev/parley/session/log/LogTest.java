package dev.parley.session.log;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.NewRevocation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@SessionTest
class LogTest {
    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final UUID conversation = Session.of(alice).create("Log").id();

    @Test
    void tellsMessagesAndOtherChangesInOneOrder() {
        service.append(message(conversation, alice, "one"));
        Session.of(alice).change(conversation, ConversationPatch.rename("Renamed"));
        service.append(message(conversation, alice, "two"));

        var page = service.log(conversation, 0, 10);

        assertEquals(List.of(1L, 2L, 3L, 4L), seqs(page.changes()));
        assertEquals(4, page.seq());
        assertEquals(
                "one", ((Change.MessageSent) page.changes().get(1)).message().content());
        assertEquals("Renamed", ((Change.ConversationUpdated) page.changes().get(2)).title());
        assertEquals(List.of(2L, 3L), seqs(service.log(conversation, 1, 2).changes()));
        assertEquals(List.of(), service.log(conversation, 4, 10).changes());
    }

    @Test
    void tellsOfManyConversationsAtOnceUpToALimit() {
        var other = Session.of(alice).create("Other").id();
        service.append(
                message(conversation, alice, "one"), message(other, alice, "two"), message(other, alice, "three"));

        var pages = service.log(Map.of(conversation, 1L, other, 0L, UUID.randomUUID(), 0L), 100);
        assertEquals(Set.of(conversation, other), pages.keySet());
        assertEquals(List.of(2L), seqs(pages.get(conversation).changes()));
        assertEquals(List.of(1L, 2L, 3L), seqs(pages.get(other).changes()));
        assertEquals(3, pages.get(other).seq());

        var positions = new LinkedHashMap<UUID, Long>();
        positions.put(other, 0L);
        positions.put(conversation, 1L);
        assertEquals(Set.of(other), service.log(positions, 2).keySet(), "what follows the limit is left out");
        assertEquals(List.of(1L, 2L), seqs(service.log(positions, 2).get(other).changes()));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.log(positions, 501));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.log(Map.of(other, -1L), 1));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(alice).log(positions, 2));
    }

    @Test
    void showsNoEntryBeforeTheOneThatCameFirst() throws Exception {
        var rounds = 150;
        try (var threads = Executors.newFixedThreadPool(3)) {
            var writers = List.<Future<?>>of(
                    threads.submit(() -> IntStream.range(0, rounds)
                            .forEach(round -> service.append(message(conversation, alice, "m" + round)))),
                    threads.submit(() -> IntStream.range(0, rounds)
                            .forEach(round ->
                                    Session.of(alice).change(conversation, ConversationPatch.rename("t" + round)))));
            var heard = new ArrayList<Long>();
            while (heard.size() < 1 + 2 * rounds) {
                heard.addAll(seqs(service.log(conversation, heard.size(), 500).changes()));
                assertEquals(LongStream.rangeClosed(1, heard.size()).boxed().toList(), heard);
            }
            for (var writer : writers) {
                writer.get();
            }
        }
    }

    @Test
    void aMessageIsToldWithTheReactionsOfTheSameMoment() throws Exception {
        var rounds = 60;
        var saying = message(conversation, alice, "well?");
        var sent = service.append(saying).getFirst().messageId();
        var reactor = Session.of(alice);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var reacting = threads.submit(() -> IntStream.range(0, rounds).forEach(round -> {
                reactor.react(sent, "\uD83D\uDC4D", true);
                reactor.react(sent, "\uD83D\uDC4D", false);
            }));
            var seen = new HashMap<Long, MessageView>();
            var told = new ArrayList<MessageView>();
            while (!reacting.isDone()) {
                told.addAll(reactor.page(conversation, "limit=50").messages());
                told.add(service.append(saying).getFirst().first());
                service.log(conversation, 0, 500).changes().stream()
                        .map(LogTest::changed)
                        .filter(Objects::nonNull)
                        .forEach(told::add);
            }
            reacting.get();
            for (var message : told) {
                var before = seen.putIfAbsent(message.changedSeq(), message);
                assertEquals(before == null ? message : before, message);
            }
            assertTrue(seen.size() > 2, "nothing was read while it changed");
        }
    }

    private static MessageView changed(Change change) {
        return switch (change) {
            case Change.MessageSent sent -> sent.message();
            case Change.MessageChanged changed -> changed.message();
            default -> null;
        };
    }

    @Test
    void headsTellWhatMovedSinceAMomentToItsPeopleOnly() {
        var asOf = service.heads(null, alice).asOf();
        var quiet = service.heads(Instant.now().plusSeconds(60), alice, bob);
        var bobs = Session.of(bob).create("Bob's").id();
        service.append(message(conversation, alice, "moved"));

        var moved = service.heads(asOf, alice, bob);

        assertEquals(List.of(), quiet.heads());
        assertEquals(
                Set.of(
                        new LogPosition(conversation, alice, 2, ConversationKind.AI),
                        new LogPosition(bobs, bob, 1, ConversationKind.AI)),
                Set.copyOf(moved.heads()));
        assertEquals(
                List.of(new LogPosition(bobs, bob, 1, ConversationKind.AI)),
                service.heads(asOf, bob).heads());
        assertTrue(moved.asOf().isBefore(Instant.now().minusSeconds(2)), "far enough back for open transactions");
    }

    @Test
    void headsTellARenameAndADeletion() {
        Session.of(alice).change(conversation, ConversationPatch.rename("New"));
        assertEquals(List.of(new LogPosition(conversation, alice, 2, ConversationKind.AI)), lately());

        Session.of(alice).delete(conversation);
        assertEquals(List.of(new LogPosition(conversation, alice, 3, ConversationKind.AI)), lately());
    }

    @Test
    void whoWasRemovedLatelyIsToldWhereTheLogStands() {
        var group = Session.of(alice).group("Group", bob).id();
        var asOf = Instant.now().minusMillis(1);
        Session.of(alice).remove(group, bob);

        assertEquals(
                List.of(new LogPosition(group, bob, 2, ConversationKind.GROUP)),
                service.heads(asOf, bob).heads().stream()
                        .filter(head -> head.seq() == 2)
                        .toList());
    }

    @Test
    void headsTellOfReadingAndPinningInOnesConversations() {
        var group = Session.of(alice).group("Group", bob).id();
        service.append(message(group, alice, "one"));
        var carol = Session.somebody();
        var asOf = Instant.now();
        Session.of(bob).read(group, 2);
        Session.of(bob).change(group, ConversationPatch.pin(true));

        var parts = service.heads(asOf, alice).parts();
        assertEquals(1, parts.size());
        assertEquals(bob, parts.getFirst().personId());
        assertEquals(2, parts.getFirst().readSeq());
        assertTrue(parts.getFirst().pinned());
        assertEquals(parts, service.heads(asOf, bob).parts());
        assertEquals(List.of(), service.heads(asOf, carol).parts());
        assertEquals(
                List.of(), service.heads(Instant.now().plusSeconds(60), alice).parts());
    }

    @Test
    void headsTellWhatWasRevoked() {
        var asOf = Instant.now().minusMillis(1);
        var revoked = service.revoke(new NewRevocation(alice.toString(), null, null, null));

        assertTrue(service.heads(asOf, bob).revocations().contains(revoked));
        assertEquals(
                List.of(), service.heads(Instant.now().plusSeconds(60), bob).revocations());
    }

    @Test
    void aTrimmedLogBeginsWhereItIsStillKept() {
        var said = service.append(message(conversation, alice, "k1", "one"), message(conversation, alice, "k2", "two"));
        Session.of(alice).react(said.getFirst().messageId(), "👍", true);
        Session.of(alice).change(conversation, ConversationPatch.rename("Renamed"));
        assertEquals(1, service.log(conversation, 0, 10).firstSeq());

        service.trim(conversation, 2);

        var page = service.log(conversation, 0, 10);
        assertEquals(3, page.firstSeq());
        assertEquals(List.of(3L, 4L, 5L), seqs(page.changes()));
        var forgotten = ((Change.MessageChanged) page.changes().get(1)).message();
        assertEquals("", forgotten.content(), "what is no longer kept reads as deleted");
        assertEquals(said.getFirst().messageId(), forgotten.id());
        assertEquals(List.of(5L), seqs(service.log(conversation, 4, 10).changes()));
        var kept = Session.of(alice).page(conversation, "limit=10");
        assertEquals(1, kept.total());
        assertEquals("two", kept.messages().getFirst().content());
        assertEquals(List.of(), Session.of(alice).search("one", null, 10, null).hits());

        service.trim(conversation, 1);
        assertEquals(3, service.log(conversation, 0, 10).firstSeq(), "what is gone does not come back");
        service.trim(conversation, 100);
        assertEquals(List.of(5L), seqs(service.log(conversation, 0, 10).changes()), "the last one stays");
        assertEquals(5, service.log(conversation, 5, 10).seq());
        service.append(message(conversation, alice, "on it goes"));
        assertEquals(List.of(5L, 6L), seqs(service.log(conversation, 0, 10).changes()));

        assertRefused(ErrorCode.NOT_FOUND, () -> service.trim(UUID.randomUUID(), 1));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(alice).trim(conversation, 1));
    }

    @Test
    void tellsWhoCameAndWentWithTheirNames() {
        var carol = Session.signIn("Carol " + UUID.randomUUID()).person();
        var group = Session.of(alice).group("Group", bob).id();
        var added = Session.of(alice).add(group, carol.id(), null).getLast();
        Session.of(carol.id()).leave(group);

        var changes = service.log(group, 1, 10).changes();

        var told = ((Change.ParticipantAdded) changes.get(0)).participant();
        assertEquals(added, told, "as it was, though it is gone since");
        assertEquals(carol.name(), told.name());
        assertEquals(carol.id(), ((Change.ParticipantRemoved) changes.get(1)).userId());
    }

    @Test
    void refusesPlacesThatAreNone() {
        assertRefused(ErrorCode.NOT_FOUND, () -> service.log(UUID.randomUUID(), 0, 10));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.log(conversation, -1, 10));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.log(conversation, 0, 501));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(alice).log(conversation, 0, 10));
    }

    private List<LogPosition> lately() {
        return service.heads(Instant.now().minusSeconds(60), alice).heads();
    }

    private static List<Long> seqs(List<Change> changes) {
        return changes.stream().map(Change::seq).toList();
    }
}
