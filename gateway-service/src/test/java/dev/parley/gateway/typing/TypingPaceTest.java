package dev.parley.gateway.typing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.limits.KeyedBuckets;
import dev.parley.gateway.limits.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Somebody types, in a time that passes when it is told to.
class TypingPaceTest {
    private static final Duration PACE = Duration.ofMillis(250);
    private static final int BURST = 20;
    private static final int PER_SECOND = 5;

    private record Due(long at, Runnable action) {}

    private final AtomicLong now = new AtomicLong();
    private final List<Due> due = new ArrayList<>();
    private final List<Boolean> told = new ArrayList<>();
    private final UUID group = UUID.randomUUID();
    private final UUID alice = UUID.randomUUID();
    private final TypingPace pace = new TypingPace(
            Rate.burst(BURST, PER_SECOND, Duration.ofSeconds(1)),
            PACE,
            new KeyedBuckets(now::get),
            (time, action) -> due.add(new Due(now.get() + time.toNanos(), action)),
            (_, _, typing) -> told.add(typing));

    private void passes(Duration time) {
        var end = now.get() + time.toNanos();
        while (due.stream().anyMatch(one -> one.at <= end)) {
            var next = due.stream().filter(one -> one.at <= end).findFirst().orElseThrow();
            due.remove(next);
            now.set(next.at);
            next.action.run();
        }
        now.set(end);
    }

    @Test
    void theFirstChangeIsToldAtOnce() {
        pace.set(group, alice, true);
        assertEquals(List.of(true), told);
    }

    @Test
    void ofTheChangesSoonAfterItTheLastIsTold() {
        for (var change = 0; change < 1000; change++) {
            pace.set(group, alice, change % 2 == 0);
        }
        assertEquals(List.of(true), told);

        passes(PACE);
        assertEquals(List.of(true, false), told);
    }

    @Test
    void whoHasComeBackToWhatWasToldIsNotToldOf() {
        pace.set(group, alice, true);
        pace.set(group, alice, false);
        pace.set(group, alice, true);

        passes(Duration.ofSeconds(1));
        assertEquals(List.of(true), told);
    }

    @Test
    void everyRepetitionIsTold() {
        pace.set(group, alice, true);
        pace.set(group, alice, true);
        pace.set(group, alice, true);
        assertEquals(List.of(true, true, true), told);
    }

    @Test
    void whatIsSaidAfterAPauseIsToldAtOnce() {
        pace.set(group, alice, true);
        passes(PACE);
        pace.set(group, alice, false);
        assertEquals(List.of(true, false), told);
    }

    @Test
    void whoHasSpokenMeanwhileTypesNoLonger() {
        pace.set(group, alice, true);
        pace.set(group, alice, false);
        pace.set(group, alice, true);
        pace.spoke(group, alice);

        passes(Duration.ofSeconds(1));
        assertEquals(List.of(true), told);
    }

    @Test
    void whoGoesOnAfterSpeakingIsToldOf() {
        pace.set(group, alice, true);
        pace.spoke(group, alice);
        pace.set(group, alice, true);

        passes(PACE);
        assertEquals(List.of(true, true), told);
    }

    @Test
    void onePersonIsToldOfOnlySoOftenWhereverItTypes() {
        for (var turn = 0; turn < 1000; turn++) {
            pace.set(UUID.randomUUID(), alice, true);
            pace.set(group, alice, true);
        }
        assertEquals(BURST, told.size());

        passes(Duration.ofSeconds(1));
        for (var turn = 0; turn < 1000; turn++) {
            pace.set(UUID.randomUUID(), alice, true);
        }
        assertEquals(BURST + PER_SECOND, told.size());
    }

    @Test
    void anotherPersonIsNotConcerned() {
        for (var turn = 0; turn < 1000; turn++) {
            pace.set(UUID.randomUUID(), alice, true);
        }
        told.clear();

        pace.set(group, UUID.randomUUID(), true);
        assertEquals(List.of(true), told);
    }
}
