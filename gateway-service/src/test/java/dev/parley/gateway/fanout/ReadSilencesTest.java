package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is read of somebody's blocks while notices tell of them.
class ReadSilencesTest {
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private final UUID alice = UUID.randomUUID();
    private final UUID mallorys = UUID.randomUUID();
    private final UUID bobs = UUID.randomUUID();
    private final Silences silences = new Silences();

    private static Instant second(int number) {
        return START.plusSeconds(number);
    }

    @Test
    void aNoticeHoldsOverWhatWasReadBefore() {
        silences.is(alice, mallorys, true, second(2));
        silences.are(alice, List.of(), second(1));
        assertTrue(silences.in(mallorys));

        silences.is(alice, mallorys, false, second(3));
        silences.are(alice, List.of(mallorys), second(2));
        assertFalse(silences.in(mallorys));
    }

    @Test
    void whatIsReadHoldsOverAnOlderNotice() {
        silences.is(alice, mallorys, true, second(1));
        silences.are(alice, List.of(), second(2));
        assertFalse(silences.in(mallorys), "a notice of its end was lost");

        silences.is(alice, mallorys, true, second(1));
        assertFalse(silences.in(mallorys), "told again");
    }

    @Test
    void theLatestNoticeHoldsInWhicheverOrderTheyCome() {
        silences.is(alice, mallorys, false, second(2));
        silences.is(alice, mallorys, true, second(1));

        assertFalse(silences.in(mallorys));
    }

    @Test
    void whatWasReadLongAgoAndComesLateChangesNothing() {
        silences.are(alice, List.of(mallorys), second(5));
        assertEquals(Set.of(), silences.are(alice, List.of(), second(1)));

        assertTrue(silences.in(mallorys));
    }

    @Test
    void onlyWhatWasNotKnownIsNew() {
        assertEquals(Set.of(mallorys), silences.are(alice, List.of(mallorys), second(1)));
        assertEquals(Set.of(bobs), silences.are(alice, List.of(mallorys, bobs), second(2)));
        assertEquals(Set.of(), silences.are(alice, List.of(bobs), second(3)));
        assertFalse(silences.in(mallorys));

        silences.forget(alice);
        assertFalse(silences.in(bobs));
    }
}
