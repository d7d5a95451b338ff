package dev.parley.bench.system;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void saysWhoNeedsAProgramThatIsMissingAndWhatToDo() {
        var missing = assertThrows(
                IOException.class,
                () -> Reference.mustRun("no-such-program", "Node reference", "Node with npm", "Install it"));
        assertTrue(
                missing.getMessage()
                        .startsWith("the Node reference needs Node with npm. Install it, and run this again ("),
                missing.getMessage());
    }
}
