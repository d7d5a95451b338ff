package dev.parley.session.conversation;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import dev.parley.test.Await;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// People who come and go while others speak.
@SessionTest
class ParticipationRacesTest {
    private static final int ROUNDS = 40;

    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final UUID carol = Session.somebody();
    private final Session her = Session.of(alice);
    private final UUID group = her.group("Races", bob).id();

    @Test
    void comingAndGoingWhileOthersSpeakLeavesNoHole() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            var work = List.<Callable<Object>>of(
                    () -> {
                        for (var round = 0; round < ROUNDS; round++) {
                            her.add(group, carol, null);
                            her.remove(group, carol);
                        }
                        return "left";
                    },
                    () -> {
                        for (var round = 0; round < ROUNDS; round++) {
                            service.append(message(group, bob, "b" + round));
                        }
                        return "left";
                    },
                    () -> {
                        for (var round = 0; round < ROUNDS; round++) {
                            service.append(message(group, carol, "c" + round));
                        }
                        return "left";
                    });
            for (var done : threads.invokeAll(work)) {
                assertEquals(Future.State.SUCCESS, done.state());
            }
        }
        var changes = service.log(group, 0, 500).changes();
        assertEquals(
                LongStream.rangeClosed(1, her.get(group).seq()).boxed().toList(),
                changes.stream().map(Change::seq).toList());
        assertEquals(
                ROUNDS,
                changes.stream()
                        .filter(Change.ParticipantAdded.class::isInstance)
                        .count());
        assertEquals(
                ROUNDS,
                changes.stream()
                        .filter(Change.ParticipantRemoved.class::isInstance)
                        .count());
    }

    @Test
    void ownersWhoLeaveAtOnceLeaveAnOwnerBehind() throws Exception {
        for (var round = 0; round < 5; round++) {
            var shared = her.group("Shared", bob, carol).id();
            her.add(shared, bob, ParticipantRole.OWNER);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var codes = threads
                        .invokeAll(List.<Callable<String>>of(
                                () -> leave(her, shared), () -> leave(Session.of(bob), shared)))
                        .stream()
                        .map(Future::resultNow)
                        .toList();
                assertTrue(codes.contains("left") && codes.contains(ErrorCode.CONFLICT.wire()), codes::toString);
            }
            assertEquals(
                    1,
                    Session.of(carol).participants(shared).stream()
                            .filter(one -> one.role() == ParticipantRole.OWNER)
                            .count());
        }
    }

    @Test
    void whatOneReadsWhileBeingPutOutStaysReadForTheReturn() throws Exception {
        service.append(message(group, alice, "one"), message(group, alice, "two"));

        whileReading(bob, () -> her.remove(group, bob));
        her.add(group, bob, null);

        assertEquals(2, Session.of(bob).get(group).readSeq());
    }

    @Test
    void whatOneReadsWhileLeavingStaysReadForTheReturn() throws Exception {
        service.append(message(group, alice, "one"), message(group, alice, "two"));

        whileReading(bob, () -> Session.of(bob).leave(group));
        her.add(group, bob, null);

        assertEquals(2, Session.of(bob).get(group).readSeq());
    }

    @Test
    void whatOneReadsWhileGivingUpOnesOwnRoleStaysRead() throws Exception {
        her.add(group, bob, ParticipantRole.OWNER);
        service.append(message(group, bob, "one"));

        whileReading(alice, () -> her.add(group, alice, ParticipantRole.MEMBER));

        assertEquals(2, her.get(group).readSeq());
    }

    /// Does something that waits for the marker of `person`, which is being moved to 2.
    private void whileReading(UUID person, Runnable deed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var reading = postgres.admin()) {
            reading.setAutoCommit(false);
            try (var marker = reading.prepareStatement(
                    "update participant set read_seq = 2 where conversation_id = ? and user_id = ?")) {
                marker.setObject(1, group);
                marker.setObject(2, person);
                assertEquals(1, marker.executeUpdate());
            }
            var done = threads.submit(deed);
            Await.until("nobody waits for the marker", Await.PATIENCE, () -> Postgres.isWaitedFor(reading));
            reading.commit();
            done.get();
        }
    }

    private static String leave(Session who, UUID shared) {
        try {
            who.leave(shared);
            return "left";
        } catch (RequestRejected refused) {
            return refused.code().wire();
        }
    }
}
