package dev.parley.gateway.ai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.contract.reply.AiStatus;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyHintsTest {
    private static final AiStatus AWAY = new AiStatus(false, 0, "The AI is away", 2000);
    private static final AiStatus THERE = new AiStatus(true, 0, null, 0);

    private final BlockingQueue<List<UUID>> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Notice> noticed = new LinkedBlockingQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private volatile AiStatus status = AWAY;

    private record Notice(UUID reply, Thread toldBy) {}

    private final ReplyHints hints = new ReplyHints(
            (replies, _) -> {
                asked.add(replies);
                return status;
            },
            (wanted, _) -> noticed.add(new Notice(wanted.reply(), Thread.currentThread())),
            nanos::get);

    @BeforeEach
    void start() {
        hints.start(null);
    }

    @AfterEach
    void stop() {
        hints.stop(null);
    }

    @Test
    void anAiThatIsThereIsToldAndNobodyIsWarned() throws InterruptedException {
        status = THERE;
        var first = wanted();
        assertEquals(List.of(first), asked.poll(10, TimeUnit.SECONDS));
        var second = wanted();
        assertEquals(List.of(second), asked.poll(10, TimeUnit.SECONDS));
        assertNull(noticed.poll());
    }

    @Test
    void whoeverListensIsToldOfAnAiKnownToBeAwayByTheSameThreadThatAnswers() throws InterruptedException {
        var first = wanted();
        assertEquals(first, noticed.poll(10, TimeUnit.SECONDS).reply());

        var second = UUID.randomUUID();
        hints.wantedByListener(new ReplyHints.Wanted(UUID.randomUUID(), second, UUID.randomUUID()));

        assertEquals(new Notice(second, Thread.currentThread()), noticed.poll());
        assertEquals(1, asked.size());
    }

    @Test
    void whoeverDoesNotListenYetIsToldALittleLater() throws InterruptedException {
        wanted();
        noticed.poll(10, TimeUnit.SECONDS);

        var second = wanted();

        var notice = noticed.poll(10, TimeUnit.SECONDS);
        assertEquals(second, notice.reply());
        assertNotEquals(Thread.currentThread(), notice.toldBy());
    }

    @Test
    void anAiThatCameBackIsFoundAfterASecond() throws InterruptedException {
        wanted();
        noticed.poll(10, TimeUnit.SECONDS);
        asked.clear();
        status = THERE;

        nanos.set(ReplyHints.AWAY_FRESH_NANOS + 1);
        var later = wanted();

        assertEquals(List.of(later), asked.poll(10, TimeUnit.SECONDS));
        var again = wanted();
        assertEquals(List.of(again), asked.poll(10, TimeUnit.SECONDS));
        assertTrue(noticed.isEmpty());
    }

    private UUID wanted() {
        var reply = UUID.randomUUID();
        hints.wanted(new ReplyHints.Wanted(UUID.randomUUID(), reply, UUID.randomUUID()));
        return reply;
    }
}
