package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private record Bounds(int perPerson, int inAll, int waitingPerPerson, Duration patience) implements Turns.Bounds {}

    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private Thread longWork(Turns turns, UUID person) throws InterruptedException {
        var thread = Thread.ofVirtual()
                .start(() -> turns.inTurn(person, () -> {
                    begun.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return null;
                }));
        begun.await();
        return thread;
    }

    @Test
    void onesOwnWorkIsInTheWayOfNobodyElse() throws InterruptedException {
        var turns = new Turns(new Bounds(1, 2, 8, Duration.ofMillis(50)));
        var hers = longWork(turns, alice);

        assertEquals("his", turns.inTurn(bob, () -> "his"));
        var refused = assertThrows(RequestRejected.class, () -> turns.inTurn(alice, () -> "again"));
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());

        mayEnd.countDown();
        hers.join();
        assertEquals("again", turns.inTurn(alice, () -> "again"));
    }

    @Test
    void whoHasTooManyRequestsWaitingIsRefusedAtOnce() throws InterruptedException {
        var turns = new Turns(new Bounds(1, 1, 1, Duration.ofMinutes(10)));
        var hers = longWork(turns, alice);

        assertThrows(RequestRejected.class, () -> turns.inTurn(alice, () -> "again"));

        mayEnd.countDown();
        hers.join();
    }
}
