package dev.parley.rendering.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.fake.Readers;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void refusesTooMuchText() {
        refused(ErrorCode.TOO_LARGE, "ж".repeat(131_073));
        refused(ErrorCode.TOO_LARGE, "x\n".repeat(10_001));
    }

    @Test
    void takesAsMuchTextAsAllowed() {
        Readers.read("ж".repeat(131_072));
        Readers.read("x\n".repeat(10_000));
    }

    @Test
    void refusesTooDeepNesting() {
        refused(ErrorCode.TOO_LARGE, "> ".repeat(40) + "deep");
        refused(ErrorCode.TOO_LARGE, ">".repeat(200_000) + "deep");
        refused(ErrorCode.TOO_LARGE, "- ".repeat(100_000) + "deep\n" + "\n".repeat(9_000));
        refused(ErrorCode.TOO_LARGE, "*a _b ".repeat(40) + "_*".repeat(40));
    }

    @Test
    void refusesListsTenThousandLevelsDeep() {
        var list = new StringBuilder();
        for (var level = 0; level < 500; level++) {
            list.append(" ".repeat(2 * level)).append("- level\n");
        }
        refused(ErrorCode.TOO_LARGE, list.toString());
        refused(ErrorCode.TOO_LARGE, "1. ".repeat(10_000) + "deep");
    }

    @Test
    void refusesATableThatWouldFillUpToMillionsOfCells() {
        refused(ErrorCode.TOO_LARGE, "|a".repeat(30_000) + "\n" + "|-".repeat(30_000) + "\n" + "|\n".repeat(9_000));
        refused(ErrorCode.TOO_LARGE, "> " + "|a".repeat(9) + "|\n> " + "|-".repeat(9) + "|\n> |b|\n");
        refused(ErrorCode.TOO_LARGE, "|a".repeat(8) + "|\n" + "|-".repeat(8) + "|\n" + "|b\n".repeat(9_000));
    }

    @Test
    void refusesUnclosedBracketsQuicklyOrReadsThem() {
        for (var opening : new String[] {"[", "![", "*", "_", "`", "<", "[a](", "**a *b "}) {
            try {
                Assertions.assertTimeout(
                        Duration.ofSeconds(10), () -> Readers.read(opening.repeat(262_144 / opening.length())));
            } catch (RequestRejected refused) {
                assertEquals(ErrorCode.TOO_LARGE, refused.code());
            }
        }
    }

    @Test
    void refusesALanguageThatIsNone() {
        for (var wrong : new String[] {"\"><script>", "no such", "x".repeat(100)}) {
            var refused = assertThrows(RequestRejected.class, () -> Readers.read(new DocumentText("T", wrong, "text")));
            assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        }
        assertEquals("en", Readers.read(new DocumentText("T", null, "text")).language());
        assertEquals(
                "de-CH", Readers.read(new DocumentText("T", "de-CH", "text")).language());
    }

    @Test
    void refusesNoTextAndATitleThatIsTooLong() {
        var nothing = assertThrows(RequestRejected.class, () -> Readers.read(new DocumentText("T", "en", null)));
        assertEquals(ErrorCode.BAD_REQUEST, nothing.code());
        var title = assertThrows(
                RequestRejected.class, () -> Readers.read(new DocumentText("t".repeat(501), "en", "text")));
        assertEquals(ErrorCode.TOO_LARGE, title.code());
    }

    private static void refused(ErrorCode code, String markdown) {
        var refused = assertThrows(
                RequestRejected.class,
                () -> Assertions.assertTimeout(Duration.ofSeconds(10), () -> Readers.read(markdown)));
        assertEquals(code, refused.code());
    }
}
