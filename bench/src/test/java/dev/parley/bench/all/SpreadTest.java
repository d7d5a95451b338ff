package dev.parley.bench.all;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void isTheMiddleOfTheRoundsAndFromWhatToWhatTheyWent() {
        assertEquals(new Spread(5, 1, 90, 3), Spread.of(List.of(90.0, 1.0, 5.0)));
    }

    @Test
    void liesBetweenTheTwoInTheMiddleOfAnEvenNumber() {
        assertEquals(new Spread(4.5, 1, 90, 4), Spread.of(List.of(90.0, 4.0, 1.0, 5.0)));
    }

    @Test
    void tellsNoSpreadOfOneRound() {
        assertEquals("2.50 ×", Spread.of(List.of(2.5)).text(" ×"));
        assertEquals("2.50 × (2.00–3.00)", Spread.of(List.of(2.0, 3.0, 2.5)).text(" ×"));
    }
}
