package dev.parley.gateway.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TakeOversTest {
    private static final UUID ALICE = UUID.randomUUID();

    private long now = Long.MAX_VALUE - 1000; // System.nanoTime may overflow.
    private final TakeOvers takeOvers = new TakeOvers(3, Duration.ofSeconds(1), Duration.ofSeconds(5), () -> now);

    private long waits(UUID person, String template) {
        return TimeUnit.NANOSECONDS.toMillis(takeOvers.nanosToWait(person, template));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void a_page_that_is_loaded_anew_waits_for_nothing() {
        for (var load = 0; load < 3; load++) {
            assertEquals(0, waits(ALICE, "nda"));
        }
        for (var load = 0; load < 100; load++) {
            pass(Duration.ofSeconds(1));
            assertEquals(0, waits(ALICE, "nda"));
        }
    }

    @Test
    void two_pages_that_fight_take_turns_a_second_each() {
        var begun = now;
        for (var fight = 0; fight < 30; fight++) {
            pass(Duration.ofNanos(takeOvers.nanosToWait(ALICE, "nda")));
        }

        assertEquals(27, Duration.ofNanos(now - begun).toSeconds());
    }

    @Test
    void however_many_come_at_once_none_waits_longer_than_the_hold() {
        for (var page = 0; page < 1000; page++) {
            assertTrue(waits(ALICE, null) <= 5000);
        }
        pass(Duration.ofSeconds(5));
        assertTrue(waits(ALICE, null) <= 5000);
        pass(Duration.ofSeconds(8));
        assertEquals(0, waits(ALICE, null));
    }

    @Test
    void those_for_whom_there_is_no_turn_come_in_one_after_the_other() {
        for (var turn = 0; turn < 7; turn++) {
            waits(ALICE, "nda");
        }

        var waits = LongStream.range(0, 100)
                .map(_ -> takeOvers.nanosToWait(ALICE, "nda"))
                .sorted()
                .toArray();

        assertTrue(waits[0] >= 2_500_000_000L && waits[99] <= 5_000_000_000L);
        for (var at = 1; at < waits.length; at++) {
            assertTrue(waits[at] - waits[at - 1] > 5_000_000, "two within 5 ms");
        }
    }

    @Test
    void other_people_and_other_templates_have_turns_of_their_own() {
        for (var page = 0; page < 10; page++) {
            waits(ALICE, "nda");
        }

        assertEquals(0, waits(ALICE, "contract"));
        assertEquals(0, waits(ALICE, null));
        assertEquals(0, waits(UUID.randomUUID(), "nda"));
    }
}
