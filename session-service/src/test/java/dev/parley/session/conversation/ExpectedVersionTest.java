package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationVersion;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What is only to be changed while it is as it was known.
@SessionTest
class ExpectedVersionTest {
    private static final int AT_ONCE = 8;
    private static final int OUTDATED = 412;
    private static final int DONE = 200;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(bob);
    private final UUID group = her.group("Expected", bob).id();
    private final UUID said =
            service.append(message(group, alice, "key", "first")).getFirst().messageId();

    private ConversationVersion version() {
        return ConversationVersion.of(her.get(group));
    }

    private static int status(Executable call) {
        try {
            call.execute();
            return DONE;
        } catch (RequestRejected refused) {
            return refused.status();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /// What each of several at once comes to.
    private static List<Integer> atOnce(IntFunction<Executable> calls) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var work = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> (Callable<Integer>) () -> status(calls.apply(number)))
                    .toList();
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }

    private static void assertOneWasDone(List<Integer> statuses) {
        var expected = new ArrayList<>(List.of(DONE));
        while (expected.size() < AT_ONCE) {
            expected.add(OUTDATED);
        }
        assertEquals(expected, statuses.stream().sorted().toList());
    }

    @Test
    void ofManyEditsOfWhatWasKnownOneIsDone() throws Exception {
        var known = her.message(said).changedSeq();

        assertOneWasDone(atOnce(number -> () -> her.edit(said, "edit " + number, known)));

        assertEquals(known + 1, her.message(said).changedSeq());
    }

    @Test
    void ofManyRenamingsOfWhatWasKnownOneIsDone() throws Exception {
        var known = version();

        assertOneWasDone(atOnce(number -> () ->
                her.change(group, ConversationPatch.rename("Name " + number).onlyIf(known))));

        assertEquals(known.seq() + 1, her.get(group).seq());
    }

    @Test
    void ofManyChangesOfOnesOwnPartAndOfAllOneIsDone() throws Exception {
        var known = version();

        assertOneWasDone(atOnce(number -> () -> her.change(
                group,
                (switch (number % 3) {
                            case 0 -> ConversationPatch.pin(true);
                            case 1 -> ConversationPatch.archive(true);
                            default -> ConversationPatch.rename("Name " + number);
                        })
                        .onlyIf(known))));
    }

    @Test
    void whatHasBeenChangedSinceIsNeitherChangedNorDeleted() {
        var known = her.message(said).changedSeq();
        him.react(said, "👍", true);

        assertEquals(OUTDATED, status(() -> her.edit(said, "second", known)));
        assertEquals(OUTDATED, status(() -> her.unsay(said, known)));
        assertEquals("first", her.message(said).content());
        assertEquals("second", her.edit(said, "second", known + 1).content());
        her.unsay(said, known + 2);
    }

    @Test
    void aConversationThatHasMovedOnIsNeitherChangedNorDeleted() {
        var known = version();
        service.append(message(group, bob, "since", "said since"));

        for (var change : List.of(ConversationPatch.rename("New"), ConversationPatch.pin(true))) {
            assertEquals(OUTDATED, status(() -> her.change(group, change.onlyIf(known))));
        }
        assertEquals(OUTDATED, status(() -> her.delete(group, known)));
        assertEquals("Expected", her.get(group).title());

        her.delete(group, version());
        assertRefused(ErrorCode.NOT_FOUND, () -> her.get(group));
    }

    @Test
    void whatOthersPinIsNoChangeOfOnes() {
        var known = version();
        him.change(group, ConversationPatch.pin(true));

        assertTrue(her.change(group, ConversationPatch.pin(true).onlyIf(known)).pinned());
        assertEquals(OUTDATED, status(() -> her.delete(group, known)), "one has pinned it oneself since");
    }

    @Test
    void aVersionTellsNothingOfWhatOneMayNotChange() {
        var known = version();
        var stranger = Session.of(Session.somebody());

        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> stranger.change(group, ConversationPatch.pin(true).onlyIf(known)));
        assertRefused(ErrorCode.FORBIDDEN, () -> him.edit(said, "his", 1L));
    }

    @Test
    void whatIsOutdatedIsAConflictWithAStatusOfItsOwn() {
        var refused = assertThrows(RequestRejected.class, () -> her.edit(said, "second", 1L));

        assertEquals(ErrorCode.CONFLICT, refused.code());
        assertEquals(OUTDATED, refused.status());
    }

    @Test
    void aVersionIsReadAsItIsWritten() {
        for (var version : List.of(
                new ConversationVersion(7, false, false),
                new ConversationVersion(7, true, false),
                new ConversationVersion(7, false, true),
                new ConversationVersion(7, true, true))) {
            assertEquals(version, ConversationVersion.fromString(version.toString()));
        }
        assertThrows(IllegalArgumentException.class, () -> ConversationVersion.fromString("seven"));
    }
}
