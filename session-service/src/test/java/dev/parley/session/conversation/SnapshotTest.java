package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@SessionTest
class SnapshotTest {
    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final UUID group = her.group("Snapshot", bob).id();

    @Test
    void showsAllOfAConversation() {
        service.append(message(group, alice, "one"), message(group, bob, "two"), message(group, alice, "three"));

        var all = her.snapshot(group, null, 50);
        assertEquals(her.get(group), all.conversation());
        assertEquals(her.participants(group), all.participants());
        assertEquals(List.of("one", "two", "three"), texts(all));
        assertFalse(all.more());
        assertEquals(4, all.seq());

        var newest = her.snapshot(group, null, 2);
        assertEquals(List.of("two", "three"), texts(newest));
        assertTrue(newest.more());
        var after = her.snapshot(group, 2L, 1);
        assertEquals(List.of("two"), texts(after));
        assertTrue(after.more());
        var none = her.snapshot(group, null, 0);
        assertEquals(List.of(), texts(none));
        assertTrue(none.more());

        assertRefused(ErrorCode.BAD_REQUEST, () -> her.snapshot(group, null, 501));
        assertRefused(ErrorCode.NOT_FOUND, () -> Session.of(Session.somebody()).snapshot(group, null, 1));
    }

    @Test
    void isOfOneMomentWhilePeopleComeAndSpeakAndEdit() throws Exception {
        try (var threads = Executors.newFixedThreadPool(1)) {
            var writer = threads.submit(() -> {
                for (var round = 0; round < 40; round++) {
                    var said =
                            service.append(message(group, alice, "m" + round)).getFirst();
                    her.edit(said.messageId(), "edited " + round);
                    her.remove(group, bob);
                    her.add(group, bob, null);
                }
            });
            while (!writer.isDone()) {
                var snapshot = her.snapshot(group, null, 500);
                assertEquals(replayed(snapshot.seq()), state(snapshot));
            }
            writer.get();
        }
    }

    /// How many take part, how many messages there are, and how many of them were edited.
    private record State(long people, long messages, long edited) {}

    private static State state(ConversationSnapshot snapshot) {
        return new State(
                snapshot.participants().size(),
                snapshot.messages().size(),
                snapshot.messages().stream()
                        .filter(message -> message.editedAt() != null)
                        .count());
    }

    private State replayed(long seq) {
        var changes = service.log(group, 0, 500).changes().stream()
                .filter(change -> change.seq() <= seq)
                .toList();
        assertEquals(
                LongStream.rangeClosed(1, seq).boxed().toList(),
                changes.stream().map(Change::seq).toList());
        return new State(
                2 + count(changes, Change.ParticipantAdded.class) - count(changes, Change.ParticipantRemoved.class),
                count(changes, Change.MessageSent.class),
                count(changes, Change.MessageChanged.class));
    }

    private static long count(List<Change> changes, Class<? extends Change> kind) {
        return changes.stream().filter(kind::isInstance).count();
    }

    private static List<String> texts(ConversationSnapshot snapshot) {
        return snapshot.messages().stream().map(MessageView::content).toList();
    }
}
