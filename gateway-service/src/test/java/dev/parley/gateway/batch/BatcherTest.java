package dev.parley.gateway.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private final BlockingQueue<List<String>> settled = new LinkedBlockingQueue<>();
    private final BlockingQueue<ErrorCode> failed = new LinkedBlockingQueue<>();
    private Thread thread;

    private interface Store {
        void store(List<String> batch) throws InterruptedException;
    }

    private Batcher<String, Integer> lane(int maxWaiting, Duration pace, Store store) {
        return lane(maxWaiting, pace, Batcher.ALONE, store);
    }

    private Batcher<String, Integer> lane(int maxWaiting, Duration pace, Duration alone, Store store) {
        return lane(maxWaiting, Admission.always(), pace, alone, store);
    }

    private Batcher<String, Integer> lane(
            int maxWaiting, Admission admission, Duration pace, Duration alone, Store store) {
        var lane = new Batcher<String, Integer>(
                maxWaiting,
                admission,
                4,
                pace,
                alone,
                batch -> {
                    try {
                        store.store(batch);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Collections.nCopies(batch.size(), 1);
                },
                (batch, _) -> settled.add(batch),
                (_, cause) -> failed.add(cause.code()));
        thread = Thread.ofPlatform().daemon().start(lane);
        return lane;
    }

    @AfterEach
    void stop() {
        thread.interrupt();
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

        lane.offer("1");
        begun.await();
        for (var content : List.of("2", "3", "4", "5", "6")) {
            lane.offer(content);
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

        lane.offer("1");
        nextBatch();
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1), "the first waited");
        lane.offer("2");
        lane.offer("3");

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
        lane.offer("under way");
        begun.await();

        assertTrue(lane.offer("waiting"));
        assertFalse(lane.offer("one too many"));
        goOn.countDown();
    }

    @Test
    void refusesWhileTheLineStandsAndTakesAgainOnceItIsWorkedOff() throws Exception {
        var begun = new LinkedBlockingQueue<List<String>>();
        var goOn = new Semaphore(0);
        var lane = lane(100, atOnceStanding(), Duration.ZERO, Batcher.ALONE, batch -> {
            begun.add(batch);
            goOn.acquire();
        });
        lane.offer("1");
        assertEquals(List.of("1"), begun.take());
        for (var content : List.of("2", "3", "4", "5", "6")) {
            assertTrue(lane.offer(content), "one batch that is slow is no standing line");
        }

        goOn.release();
        assertEquals(List.of("2", "3", "4", "5"), begun.take());
        assertFalse(lane.offer("too many"));
        goOn.release();
        assertEquals(List.of("6"), begun.take());

        assertTrue(lane.offer("7"));
        goOn.release(2);
        assertEquals(List.of("7"), begun.take());
    }

    @Test
    void takesAgainWhereThoseInAStandingLineHaveFailed() throws Exception {
        var begun = new LinkedBlockingQueue<List<String>>();
        var goOn = new Semaphore(0);
        var away = new AtomicBoolean();
        var lane = lane(100, atOnceStanding(), Duration.ZERO, Batcher.ALONE, batch -> {
            begun.add(batch);
            goOn.acquire();
            if (away.get()) {
                throw new RequestRejected(ErrorCode.UNAVAILABLE, "away");
            }
        });
        lane.offer("1");
        begun.take();
        List.of("2", "3", "4", "5", "6").forEach(lane::offer);
        goOn.release();
        begun.take();
        assertFalse(lane.offer("too many"));

        away.set(true);
        goOn.release();

        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        assertTrue(lane.offer("7"));
        goOn.release();
        assertEquals(List.of("7"), begun.take());
    }

    private static Admission atOnceStanding() {
        return Admission.unlessWaiting(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void livesOnAfterABatchThatFailedWhateverTheCause() throws Exception {
        var lane = lane(100, Duration.ZERO, batch -> {
            switch (batch.getFirst()) {
                case "refused" -> throw new RequestRejected(ErrorCode.UNAVAILABLE, "away");
                case "bug" -> throw new IllegalArgumentException("a bug");
                default -> {}
            }
        });

        lane.offer("refused");
        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        lane.offer("bug");
        assertEquals(ErrorCode.INTERNAL, failed.poll(10, TimeUnit.SECONDS));
        lane.offer("fine");
        assertEquals(List.of("fine"), nextBatch());
    }

    @Test
    void whatFailsABatchIsTriedAloneAndCostsNobodyElseAnything() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lane = lane(100, Duration.ZERO, batch -> {
            begun.countDown();
            goOn.await();
            if (batch.contains("too large")) {
                throw new RequestRejected(ErrorCode.TOO_LARGE, "too large");
            }
            if (batch.contains("bug")) {
                throw new IllegalArgumentException("a bug");
            }
        });

        lane.offer("under way");
        begun.await();
        List.of("1", "too large", "bug", "2").forEach(lane::offer);
        goOn.countDown();

        assertEquals(List.of("under way"), nextBatch());
        assertEquals(List.of("1"), nextBatch());
        assertEquals(List.of("2"), nextBatch());
        assertEquals(ErrorCode.TOO_LARGE, failed.poll(10, TimeUnit.SECONDS));
        assertEquals(ErrorCode.INTERNAL, failed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whoeverIsLeftWhenTheStoreGoesAwayIsToldAtOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var sent = new AtomicInteger();
        var lane = lane(100, Duration.ZERO, batch -> {
            begun.countDown();
            goOn.await();
            if (batch.size() > 1) {
                throw new IllegalArgumentException("a bug");
            }
            if (sent.incrementAndGet() > 2) {
                throw new RequestRejected(ErrorCode.UNAVAILABLE, "away");
            }
        });

        lane.offer("under way");
        begun.await();
        List.of("1", "2", "3", "4").forEach(lane::offer);
        goOn.countDown();

        assertEquals(List.of("under way"), nextBatch());
        assertEquals(List.of("1"), nextBatch());
        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        lane.offer("5");
        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        assertEquals(4, sent.get(), "3 and 4 share the refusal");
    }

    @Test
    void whatIsTriedAloneForTooLongFailsWithAllBehindIt() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lane = lane(100, Duration.ZERO, Duration.ZERO, batch -> {
            begun.countDown();
            goOn.await();
            if (batch.size() > 1) {
                throw new IllegalArgumentException("a bug");
            }
        });

        lane.offer("under way");
        begun.await();
        List.of("1", "2", "3", "4", "5").forEach(lane::offer);
        goOn.countDown();

        assertEquals(List.of("under way"), nextBatch());
        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        lane.offer("6");
        assertEquals(List.of("6"), nextBatch());
    }

    @Test
    void whatHasNotBeenSentWhenItEndsFailsAndNothingMoreIsTaken() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lane = lane(100, Duration.ofMinutes(1), _ -> {
            begun.countDown();
            goOn.await();
        });
        lane.offer("under way");
        begun.await();
        lane.offer("paced");
        goOn.countDown();
        assertEquals(List.of("under way"), nextBatch());
        lane.offer("waiting");

        thread.interrupt();

        assertEquals(ErrorCode.UNAVAILABLE, failed.poll(10, TimeUnit.SECONDS));
        thread.join();
        assertFalse(lane.offer("too late"));
        assertTrue(settled.isEmpty());
    }
}
