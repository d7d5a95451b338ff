package dev.parley.soak.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private final Register<String> register = new Register<>("first");

    @Test
    void theLastAcknowledgedOneIsTheOnlyPossibleOne() {
        register.begins("second").acknowledged();

        assertEquals(Set.of("second"), register.possible());
    }

    @Test
    void ofTwoAtTheSameTimeEitherIsPossible() {
        var one = register.begins("one");
        var other = register.begins("other");
        one.acknowledged();
        other.acknowledged();

        assertEquals(Set.of("one", "other"), register.possible());
    }

    @Test
    void whatNobodyAcknowledgedMayHappenAtAnyTimeOrNever() {
        register.begins("unknown");
        register.begins("known").acknowledged();

        assertEquals(Set.of("unknown", "known"), register.possible());
    }

    @Test
    void whatWasRefusedIsImpossible() {
        register.begins("refused").refused();

        assertEquals(Set.of("first"), register.possible());
    }
}
