package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkOrderTest {
    @ParameterizedTest
    @CsvSource({
        "0 1 2, true, 3",
        "1 2 3, true, 3",
        "- - -, true, 3",
        "0 0 1 1 2, true, 3",
        "0 2, false, 2",
        "0 2 1, false, 2",
        "1 0 2, false, 2",
        "5 6, false, 2",
    })
    void chunksMakeUpTheAnswerWhereNoneIsMissing(String numbers, boolean whole, int taken) {
        var chunks = new ChunkOrder();
        var count = 0;
        for (var number : numbers.split(" ")) {
            count += chunks.take(number.equals("-") ? null : Integer.valueOf(number)) ? 1 : 0;
        }

        assertEquals(whole, chunks.whole());
        assertEquals(taken, count);
    }
}
