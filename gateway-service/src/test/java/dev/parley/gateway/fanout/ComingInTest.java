package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.RecordingListener;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.log.ParticipantState;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What somebody hears who comes in just when other things happen.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ComingInTest {
    /// More changes than are looked through for the beginning of somebody's part.
    private static final long MANY = 300;

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    ConversationChannels conversationChannels;

    @Inject
    ParticipantStateUpdates participantStateUpdates;

    /// As a connection does.
    private Optional<Set<UUID>> leaves(RecordingListener listener) {
        listener.gone = true;
        return conversationChannels.exit(listener);
    }

    /// A list in the midst of which something happens.
    private static <T> List<T> interrupted(List<T> list, Runnable happening) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                happening.run();
                return list.get(index);
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    private RecordingListener arrives(String name) {
        return new RecordingListener(UUID.fromString(Rest.of(gateway, name)
                .get("/api/v1/profile")
                .json()
                .at("/user/id")
                .asText()));
    }

    @Test
    void whoComesWhileTheSamePersonsOtherDeviceGoesIsToldWhatIsThePersons() throws Exception {
        var person = UUID.randomUUID();
        var staying = new RecordingListener(person);
        conversationChannels.enter(staying, List.of(), List.of());
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 20_000; round++) {
                var going = staying;
                var coming = new RecordingListener(person);
                var together = new CyclicBarrier(2);
                var gone = threads.submit(() -> {
                    together.await();
                    conversationChannels.exit(going);
                    return null;
                });
                threads.submit(() -> {
                            together.await();
                            conversationChannels.enter(coming, List.of(), List.of());
                            return null;
                        })
                        .get();
                gone.get();
                assertTrue(conversationChannels.listens(person), "round " + round);
                staying = coming;
            }
        }
        conversationChannels.exit(staying);
    }

    @Test
    void anOldPinIsNotToldToWhoHasBeenShownWhatCameAfterIt() throws Exception {
        var alice = arrives("coming-pinned");
        var conversation = Neighbours.session.begun("coming-pinned");
        var pinned = Instant.now();
        var part = new ParticipantState(conversation, alice.person, 0, true, false, pinned, pinned);
        conversationChannels.enter(alice, List.of(), List.of());
        participantStateUpdates.moved(part);
        alice.hears(new Event.PartMoved(part));

        var newcomer = new RecordingListener(alice.person);
        participantStateUpdates.tellLately(newcomer, pinned.plusMillis(1));
        assertTrue(newcomer.heard.isEmpty(), "she may have taken it off since, elsewhere");
        participantStateUpdates.tellLately(newcomer, pinned);
        newcomer.hears(new Event.PartMoved(part));
        conversationChannels.exit(alice);
    }

    @Test
    void whatWasMissedInManyConversationsIsReadInOneRoundTrip() throws InterruptedException {
        var alice = arrives("coming-often");
        var heads = new ArrayList<LogPosition>();
        var positions = new ArrayList<Position>();
        for (var number = 0; number < 30; number++) {
            var conversation = Neighbours.session.begun("coming-often");
            Neighbours.session.store(conversation, alice.person, "missed", "missed " + number);
            heads.add(new LogPosition(conversation, alice.person, 2, ConversationKind.DIRECT));
            positions.add(new Position(conversation, 1));
        }
        var before = Neighbours.session.logRequests.get();

        conversationChannels.enter(alice, heads, positions);
        for (var head : heads) {
            alice.hears(2L);
            alice.hears(new Event.Synced(head.conversationId(), 2));
        }
        assertEquals(1, Neighbours.session.logRequests.get() - before);
        conversationChannels.exit(alice);
    }

    @Test
    void whoLeavesBeforeItHasHeardAllItMissedLeavesNothingBehind() throws InterruptedException {
        var alice = arrives("coming-and-going");
        var heads = new ArrayList<LogPosition>();
        var positions = new ArrayList<Position>();
        for (var number = 0; number < 120; number++) {
            var conversation = Neighbours.session.begun("coming-and-going");
            Neighbours.session.store(conversation, alice.person, "missed", "left in " + number);
            heads.add(new LogPosition(conversation, alice.person, 2, ConversationKind.DIRECT));
            positions.add(new Position(conversation, 1));
        }
        alice.caughtUp = new CompletableFuture<>();

        conversationChannels.enter(alice, heads, positions);
        alice.hears(2L);
        leaves(alice);
        alice.caughtUp.complete(false);

        assertTrue(within10Seconds(() -> conversationChannels.replays() == 0), "replays that nobody waits for");
        assertTrue(within10Seconds(
                () -> heads.stream().noneMatch(head -> conversationChannels.isOpen(head.conversationId()))));
    }

    @Test
    void whoHasLeftIsLetInNowhere() {
        var alice = arrives("coming-too-late");
        var conversation = Neighbours.session.begun("coming-too-late");
        conversationChannels.enter(alice, List.of(), List.of());
        leaves(alice);

        conversationChannels.follow(conversation, ConversationKind.GROUP, alice, -1, 1, null, null, false);

        assertFalse(conversationChannels.isOpen(conversation));
        assertFalse(conversationChannels.hears(conversation, alice));
    }

    @Test
    void whoIsPausedWhenItLeavesIsNotLetInAgain() {
        var alice = arrives("coming-paused");
        var conversation = Neighbours.session.begun("coming-paused");
        var head = new LogPosition(conversation, alice.person, 1, ConversationKind.AI);
        conversationChannels.enter(alice, List.of(head), List.of());
        var heard = conversationChannels.pause(conversation, alice);
        assertEquals(1, heard);
        leaves(alice);

        conversationChannels.follow(conversation, ConversationKind.AI, alice, heard, heard, null, null, false);

        assertTrue(within10Seconds(() -> !conversationChannels.isOpen(conversation)));
    }

    @Test
    void onlyTheLastConnectionOfAPersonToLeaveSaysWhereItTookPart() {
        var phone = arrives("coming-twice");
        var laptop = new RecordingListener(phone.person);
        var conversation = Neighbours.session.begun("coming-twice");
        var heads = List.of(new LogPosition(conversation, phone.person, 1, ConversationKind.DIRECT));
        conversationChannels.enter(phone, heads, List.of());
        conversationChannels.enter(laptop, heads, List.of());

        assertEquals(Optional.empty(), leaves(phone));
        assertEquals(Optional.of(Set.of(conversation)), leaves(laptop));
        assertEquals(Optional.empty(), leaves(laptop), "it has left already");
    }

    private static boolean within10Seconds(BooleanSupplier holds) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }

    @Test
    void whatMovedSinceANewcomerWasReadIsAskedForOnceItListens() throws Exception {
        Neighbours.session.signedInAgo = Duration.ofMinutes(3);
        try (var socket = new RawSocket(
                gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of("coming-late")))) {
            socket.text("{\"type\":\"connect\",\"ref\":\"c\"}");
            socket.hears("ok");
            var longAgo = Instant.now().minus(Duration.ofMinutes(2));
            Instant since;
            do {
                since = Neighbours.session.headsAsked.poll(10, TimeUnit.SECONDS);
                assertNotNull(since, "never asked for what moved three minutes ago");
            } while (since.isAfter(longAgo));
        } finally {
            Neighbours.session.signedInAgo = Duration.ZERO;
        }
    }

    @Test
    void whoResumesWhileTheLogIsAskedWhereItStandsHearsOnlyWhatItMissed() throws InterruptedException {
        var alice = arrives("coming-alice");
        var conversation = Neighbours.session.begun("coming-alice");
        Neighbours.session.store(conversation, alice.person, "one", "1");
        Neighbours.session.store(conversation, alice.person, "two", "2");
        var head = new LogPosition(conversation, alice.person, 3, ConversationKind.AI);

        conversationChannels.enter(
                alice,
                interrupted(List.of(head), () -> conversationChannels.moved(head)),
                List.of(new Position(conversation, 2)));
        alice.hears(3L);
        alice.hears(new Event.Synced(conversation, 3));

        Neighbours.session.store(conversation, alice.person, "three", "3");
        conversationChannels.moved(conversation, 4);
        alice.hears(4L);
        conversationChannels.exit(alice);
    }

    @Test
    void whoWasLookedForWhileItTookNoPartIsStillToldWhatItMissedWhenItComesBack() throws InterruptedException {
        var alice = arrives("coming-back");
        arrives("coming-host");
        var conversation = Neighbours.session.begun("coming-host");
        conversationChannels.enter(
                alice, List.of(new LogPosition(conversation, alice.person, 1, ConversationKind.GROUP)), List.of());
        conversationChannels.changed(
                conversation, new Change.ParticipantRemoved(2, alice.person, false, Instant.EPOCH), null);
        alice.hears(2L);

        // Who was removed lately is told where the log stands, and session-service says that it takes no part.
        conversationChannels.moved(new LogPosition(conversation, alice.person, 3, ConversationKind.GROUP));
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (conversationChannels.hears(conversation, alice)) {
            assertTrue(System.nanoTime() < patience, "it is looked for still");
            Thread.onSpinWait();
        }

        var back = new ParticipantView(
                alice.person, 1, "alice", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);
        conversationChannels.began(
                alice.person,
                conversation,
                ConversationKind.GROUP,
                new Change.ParticipantAdded(5, back, Instant.EPOCH));
        alice.hears(new Event.Gap(conversation, 1, 4));
        alice.hears(5L);
        conversationChannels.exit(alice);
    }

    @Test
    void whoComesBackJustAfterItWasLookedForHearsNothingOfWhatWasSaidWithoutIt() throws InterruptedException {
        var alice = arrives("coming-again");
        var conversation = Neighbours.session.begun("coming-again");
        for (var seq = 2; seq <= MANY; seq++) {
            Neighbours.session.store(conversation, alice.person, "before", "before " + seq);
        }
        conversationChannels.enter(
                alice, List.of(new LogPosition(conversation, alice.person, MANY, ConversationKind.GROUP)), List.of());
        Neighbours.session.log(conversation, seq -> removed(seq, alice.person));
        conversationChannels.changed(conversation, removed(MANY + 1, alice.person), null);
        alice.hears(MANY + 1);
        Neighbours.session.store(conversation, UUID.randomUUID(), "without her", "without her");
        Neighbours.session.log(conversation, seq -> added(seq, alice.person));

        // Who was removed lately is told where the log stood then; asked now, session-service says that it takes part.
        conversationChannels.moved(new LogPosition(conversation, alice.person, MANY + 1, ConversationKind.GROUP));

        alice.hears(new Event.Gap(conversation, 1, MANY + 2));
        alice.hears(MANY + 3);
        conversationChannels.exit(alice);
    }

    private static Change removed(long seq, UUID person) {
        return new Change.ParticipantRemoved(seq, person, false, Instant.EPOCH);
    }

    private static Change added(long seq, UUID person) {
        var view = new ParticipantView(
                person, 1, "alice", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);
        return new Change.ParticipantAdded(seq, view, Instant.EPOCH);
    }

    @Test
    void whoComesInIsToldSoFirstAndThenWhoTypes() throws InterruptedException {
        var host = arrives("coming-first");
        var alice = arrives("coming-second");
        var conversation = Neighbours.session.begun("coming-first");
        conversationChannels.enter(
                host, List.of(new LogPosition(conversation, host.person, 1, ConversationKind.GROUP)), List.of());
        conversationChannels.enter(alice, List.of(), List.of());
        var typing = new Ephemeral.TypingChanged(host.person, true);
        conversationChannels.tell(conversation, typing);

        var now = new ParticipantView(
                alice.person, 1, "alice", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);
        conversationChannels.began(
                alice.person, conversation, ConversationKind.GROUP, new Change.ParticipantAdded(2, now, Instant.EPOCH));

        alice.hears(2L);
        alice.hears(new Event.Ephemeral(conversation, typing));
        conversationChannels.exit(alice);
        conversationChannels.exit(host);
    }
}
