package dev.parley.gateway.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final UUID SOMEWHERE = UUID.randomUUID();

    private final BlockingQueue<List<String>> settled = new LinkedBlockingQueue<>();
    private final BlockingQueue<ErrorCode> failed = new LinkedBlockingQueue<>();
    private Thread thread;

    private interface Store {
        void append(List<Outgoing> batch) throws InterruptedException;
    }

    private Lane lane(int maxWaiting, Duration pace, Store store) {
        var lane = new Lane(
                maxWaiting,
                4,
                pace,
                batch -> {
                    try {
                        store.append(batch);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Collections.nCopies(batch.size(), AppendOutcome.refused(ErrorCode.NOT_FOUND));
                },
                (batch, _) -> settled.add(batch.stream()
                        .map(outgoing -> outgoing.message().content())
                        .toList()),
                (_, cause) -> failed.add(cause.code()));
        thread = Thread.ofPlatform().daemon().start(lane);
        return lane;
    }

    @AfterEach
    void stop() {
        thread.interrupt();
    }

    private static Outgoing message(String content) {
        return new Outgoing(
                new NewMessage(SOMEWHERE, SOMEWHERE, content, content, "text", null, null, 1, AskAi.AUTO), null);
    }

    private List<String> nextBatch() throws InterruptedException {
        var batch = settled.poll(10, TimeUnit.SECONDS);
        assertTrue(batch != null, "no batch was settled");
        return batch;
    }

    @Test
    void whatGathersWhileABatchIsUnderWayGoesTogetherUpToTheBound() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lane = lane(100, Duration.ZERO, _ -> {
            begun.countDown();
            goOn.await();
        });

        lane.offer(message("1"));
        begun.await();
        for (var content : List.of("2", "3", "4", "5", "6")) {
            lane.offer(message(content));
        }
        goOn.countDown();

        assertEquals(List.of("1"), nextBatch());
        assertEquals(List.of("2", "3", "4", "5"), nextBatch());
        assertEquals(List.of("6"), nextBatch());
    }

    @Test
    void anIdleLaneSendsAtOnceAndABusyOneKeepsItsPace() throws Exception {
        var lane = lane(100, Duration.ofSeconds(2), _ -> {});
        var begun = System.nanoTime();

        lane.offer(message("1"));
        nextBatch();
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1), "the first waited");
        lane.offer(message("2"));
        lane.offer(message("3"));

        assertEquals(List.of("2", "3"), nextBatch());
        assertTrue(System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(2), "the second batch did not wait");
    }

    @Test
    void refusesWhatWouldMakeTheLineTooLong() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lane = lane(1, Duration.ZERO, _ -> {
            begun.countDown();
            goOn.await();
        });
        lane.offer(message("under way"));
        begun.await();

        assertTrue(lane.offer(message("waiting")));
        assertFalse(lane.offer(message("one too many")));
        goOn.countDown();
    }

    @Test
    void livesOnAfterABatchThatFailedWhateverTheCause() throws Exception {
        var lane = lane(100, Duration.ZERO, batch -> {
            switch (batch.getFirst().message().content()) {
                case "refused" -> throw new Refused(ErrorCode.UNAVAILABLE, "away");
                case "bug" -> throw new IllegalArgumentException("a bug");
                default -> {}
            }
        });

        lane.offer(message("refused"));
        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        lane.offer(message("bug"));
        assertEquals(ErrorCode.INTERNAL, failed.poll(10, TimeUnit.SECONDS));
        lane.offer(message("fine"));
        assertEquals(List.of("fine"), nextBatch());
    }
}
