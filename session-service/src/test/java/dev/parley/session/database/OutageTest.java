package dev.parley.session.database;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@SessionTest
class OutageTest {
    private static final int WRITERS = 8;
    private static final int TOGETHER = 4;

    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID conversation = Session.of(alice).create("Outage").id();

    @Test
    void saysSoQuicklyWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        fillThePool();
        postgres.stop();
        try {
            isRefusedQuickly();
            try (var threads = Executors.newFixedThreadPool(TOGETHER)) {
                var refused = IntStream.range(0, TOGETHER)
                        .<Future<?>>mapToObj(_ -> threads.submit(this::isRefusedQuickly))
                        .toList();
                for (var one : refused) {
                    one.get();
                }
            }
            assertEquals(503, health("ready"));
            assertEquals(200, health("live"), "a restart of ours would not bring it back");
        } finally {
            postgres.start();
        }

        // The very next call, though the pool was full of connections to the server before.
        assertEquals(
                2,
                service.append(message(conversation, alice, "kept")).getFirst().seq());
        assertEquals(200, health("ready"));
    }

    private void isRefusedQuickly() {
        var began = System.nanoTime();
        assertRefused(ErrorCode.UNAVAILABLE, () -> service.append(message(conversation, alice, "lost")));
        assertRefused(ErrorCode.UNAVAILABLE, () -> Session.of(alice).get(conversation));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 5);
    }

    @Test
    void aRestartUnderLoadLosesNothingAcknowledgedAndDoublesNothing() throws Exception {
        var going = new AtomicBoolean(true);
        var started = new CountDownLatch(WRITERS);
        List<AppendOutcome> acknowledged = Collections.synchronizedList(new ArrayList<>());
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        while (going.get()) {
                            var item = message(conversation, alice, "text");
                            keys.add(item.key());
                            acknowledged.add(untilAcknowledged(item));
                            started.countDown();
                        }
                    }))
                    .toList();
            started.await();
            postgres.stop();
            postgres.start();
            going.set(false);
            for (var writer : writers) {
                writer.get();
            }
        }

        var stored = new ArrayList<MessageView>();
        for (var page = Session.of(alice).page(conversation, "limit=500&from=0");
                !page.messages().isEmpty();
                page = Session.of(alice)
                        .page(
                                conversation,
                                "limit=500&after=" + stored.getLast().seq())) {
            stored.addAll(page.messages());
        }
        assertEquals(
                keys.stream().sorted().toList(),
                stored.stream().map(MessageView::key).sorted().toList());
        assertEquals(
                acknowledged.stream().map(AppendOutcome::messageId).sorted().toList(),
                stored.stream().map(MessageView::id).sorted().toList());
        assertEquals(
                LongStream.rangeClosed(2, stored.size() + 1).boxed().toList(),
                stored.stream().map(MessageView::seq).toList());
    }

    /// As a gateway does: no answer means unknown, so the same key again.
    private AppendOutcome untilAcknowledged(NewMessage item) {
        while (true) {
            try {
                var outcome = service.append(item).getFirst();
                assertNull(outcome.refused());
                return outcome;
            } catch (RequestRejected away) {
                assertEquals(ErrorCode.UNAVAILABLE, away.code());
            }
        }
    }

    private void fillThePool() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            threads.invokeAll(Collections.<Callable<Object>>nCopies(
                    WRITERS, () -> Session.of(alice).get(conversation)));
        }
    }

    private static int health(String kind) {
        return ServiceHttp.management("/q/health/" + kind).statusCode();
    }
}
