package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTest {
    @Test
    void whatUnicodeIgnoresOrCallsASpaceIsBlank() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                        || UCharacter.hasBinaryProperty(point, UProperty.WHITE_SPACE)
                        || UCharacter.getType(point) == Character.FORMAT)
                .forEach(point -> assertTrue(Blank.is(Character.toString(point)), () -> Integer.toHexString(point)));
    }

    @Test
    void whatIsDrawnIsNotBlank() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> Character.isLetterOrDigit(point))
                .filter(point -> !UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .forEach(point -> assertFalse(Blank.is(Character.toString(point)), () -> Integer.toHexString(point)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b\u200b",
                "\ufeff",
                "\u200e",
                "\u2800",
                "\u115f",
                "\u3164",
                "\uffa0",
                "\u00ad",
                "\ufe0f",
                "\u2066\u2069",
                "\u2028",
                "\udb40\udc41",
                " \t\u3000\u2060\u200d"
            })
    void nothingThatCanBeSeenIsBlank(String text) {
        assertTrue(Blank.is(text));
        assertEquals(0, Blank.visible(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u200bx", "-", "\u0301", "❤\ufe0f", "👨\u200d👩", "あ", "ᄀ", "⠁"})
    void whatCanBeSeenIsNotBlank(String text) {
        assertFalse(Blank.is(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00a0Ann\u200b\ufeff', Ann, 3",
        "'A\u200bn\u200bn', 'A\u200bn\u200bn', 3",
        "'Ann\u00a0Lee', 'Ann\u00a0Lee', 7",
        "'❤\ufe0f', '❤\ufe0f', 1"
    })
    void whatCannotBeSeenIsTakenFromTheEndsAndNotCounted(String text, String stripped, int visible) {
        assertEquals(stripped, Blank.strip(text));
        assertEquals(visible, Blank.visible(text));
    }
}
