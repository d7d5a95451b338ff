package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkOrderTest {
    /// `-` is a chunk without a number, `s` stands behind one without words, `?` for one that cannot be read.
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
        "0s 1 2, true, 2",
        "0s 1s 2, true, 1",
        "0 1s 2, true, 2",
        "0 1s 1 2, true, 3",
        "0 -s 1, true, 2",
        "0 1 1s 1 2, true, 3",
        "0s 0s 1 1 2, true, 2",
        "0 1s 2 1, false, 2",
        "0 2s, false, 1",
        "0 1s 3, false, 2",
        "0 2147483647s, false, 1",
        "0s 1s, false, 0",
        "0 ? 1, false, 2",
        "0 1 ?, false, 2",
    })
    void chunksMakeUpTheAnswerWhereNoneIsMissing(String numbers, boolean whole, int taken) {
        var chunks = new ChunkOrder();
        var count = 0;
        for (var number : numbers.split(" ")) {
            if (number.equals("?")) {
                chunks.takeUnreadable();
            } else if (number.endsWith("s")) {
                chunks.takeSilent(index(number.substring(0, number.length() - 1)));
            } else {
                count += chunks.take(index(number)) ? 1 : 0;
            }
        }

        assertEquals(whole, chunks.whole());
        assertEquals(taken, count);
    }

    private static Integer index(String number) {
        return number.equals("-") ? null : Integer.valueOf(number);
    }
}
