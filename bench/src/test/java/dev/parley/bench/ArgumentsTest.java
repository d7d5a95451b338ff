package dev.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private final Arguments arguments =
            Arguments.parse(List.of("--rooms", "3,40", "--only", "parley"), Set.of("--rooms", "--only", "--seconds"));

    @Test
    void takesWhatIsGivenAndElseWhatIsUsual() {
        assertEquals(List.of(3, 40), arguments.numbers("--rooms", "100", 2, 1000));
        assertEquals(10, arguments.number("--seconds", 10, 1, 60));
        assertEquals(Optional.of("parley"), arguments.oneOf("--only", "parley", "reference"));
    }

    @Test
    void refusesWhatIsOutOfBoundsAndNamesIt() {
        var refused = assertThrows(IllegalArgumentException.class, () -> arguments.numbers("--rooms", "100", 2, 30));
        assertEquals("--rooms takes 2 to 30, not 40", refused.getMessage());
    }

    @Test
    void refusesOptionsThereAreNot() {
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse(List.of("--what", "1"), Set.of("--rooms")));
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse(List.of("--rooms"), Set.of("--rooms")));
    }
}
