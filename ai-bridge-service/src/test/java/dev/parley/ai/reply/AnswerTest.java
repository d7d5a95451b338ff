package dev.parley.ai.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.reply.Answer.Piece;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private final Answer answer = new Answer(1000);

    @Test
    void tellsEachCharacterOnceWithItsPlace() {
        answer.add("One ");
        answer.add("two");

        assertEquals(new Piece(0, 0, 0, "One two"), answer.next());
        assertNull(answer.next());

        answer.add(".");

        assertEquals(new Piece(1, 7, 7, "."), answer.next());
        assertEquals("One two.", answer.toString());
    }

    @Test
    void tellsNothingBeforeThereIsSomethingToSee() {
        answer.add(" \n");
        assertNull(answer.next());
        assertFalse(answer.visible());

        answer.add("x");

        assertEquals(new Piece(0, 0, 0, " \nx"), answer.next());
        assertTrue(answer.visible());
    }

    @Test
    void tellsNoHalfCharacter() {
        answer.add("a\ud83d");
        assertEquals(new Piece(0, 0, 0, "a"), answer.next());
        assertNull(answer.next());

        answer.add("\udd12");

        assertEquals(new Piece(1, 1, 1, "\ud83d\udd12"), answer.next());
    }

    @Test
    void tellsWhatIsNoTextAsWhatStandsForItAndKeepsNothingElse() {
        answer.add("a\0b\ud83d");
        assertEquals(new Piece(0, 0, 0, "a\ufffdb"), answer.next());
        assertNull(answer.next());

        answer.end();

        assertEquals(new Piece(1, 3, 5, "\ufffd"), answer.next());
        assertEquals("a\ufffdb\ufffd", answer.told());
        assertEquals("a\ufffdb\ufffd", answer.toString());
    }

    @Test
    void countsPlacesInCharactersAndInBytesOfUtf8() {
        answer.add("Größe\ud83d\udd12");
        answer.next();
        answer.add("!");

        assertEquals(new Piece(1, 7, 11, "!"), answer.next());
    }
}
