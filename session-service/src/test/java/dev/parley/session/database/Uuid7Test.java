package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Uuid7Test {
    @Test
    void idsAscendAsTextAndSoInPostgres() {
        var ids = IntStream.range(0, 100_000)
                .mapToObj(number -> Uuid7.next().toString())
                .toList();

        assertEquals(ids.stream().sorted().distinct().toList(), ids);
        assertEquals(7, Uuid7.next().version());
        assertEquals(2, Uuid7.next().variant());
    }

    @Test
    void aFloorIsNotAboveTheIdsOfItsMoment() {
        var floor = Uuid7.floor(Instant.now()).toString();

        assertTrue(floor.compareTo(Uuid7.next().toString()) <= 0);
        assertTrue(Uuid7.floor(Instant.now().plusSeconds(600))
                        .toString()
                        .compareTo(Uuid7.next().toString())
                > 0);
    }
}
