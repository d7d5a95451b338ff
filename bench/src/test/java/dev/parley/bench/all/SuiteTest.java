package dev.parley.bench.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.bench.report.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteTest {
    private static final Series.Row ROW = new Series.Row("append", "max", "acked/s");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<Turn> turns = TurnOrder.ALTERNATING.turns(2, Map.of("append", List.of("A", "B")));
    private final Suite suite = new Suite(
            new TimeEstimate(_ -> Duration.ofMinutes(5)),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void takesEveryTurnAndKeepsItsFigures() throws Exception {
        suite.run(turns, SuiteTest::measured, () -> {});
        assertEquals(List.of("A", "B"), suite.series().systems(ROW));
        assertEquals(Map.of(1, 1.0, 2, 2.0), suite.series().values(ROW, "B"));
        assertEquals(List.of(), suite.gaps());
    }

    @Test
    void saysWhichRoundItIsWhatIsLeftAndForHowLong() throws Exception {
        suite.run(turns, SuiteTest::measured, () -> {});
        var text = said.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("Round 1 of 2: append, A (turn 1 of 4, about 20 min left)"), text);
        assertTrue(text.contains("Round 2 of 2: append, B (turn 4 of 4,"), text);
    }

    @Test
    void measuresTheOthersWhenOneFailsAndTellsWhich() throws Exception {
        suite.run(
                turns,
                turn -> {
                    if (turn.equals(new Turn(1, "append", "B"))) {
                        throw new IOException("it ended");
                    }
                    return measured(turn);
                },
                () -> {});
        assertEquals(Map.of(1, 1.0, 2, 2.0), suite.series().values(ROW, "A"));
        assertEquals(Map.of(2, 2.0), suite.series().values(ROW, "B"));
        assertEquals(List.of("append, B, round 1 (it ended)"), suite.gaps());
    }

    @Test
    void savesAfterEveryTurnWhateverBecameOfIt() throws Exception {
        var saved = new ArrayList<Integer>();
        suite.run(
                turns,
                turn -> {
                    if (turn.round() == 2) {
                        throw new IOException("it ended");
                    }
                    return measured(turn);
                },
                () -> saved.add(suite.gaps().size()));
        assertEquals(List.of(0, 0, 1, 2), saved);
    }

    @Test
    void endsWhenItIsInterrupted() {
        assertThrows(
                InterruptedException.class,
                () -> suite.run(
                        turns,
                        _ -> {
                            throw new InterruptedException();
                        },
                        () -> {}));
    }

    private static List<Outcome> measured(Turn turn) {
        return List.of(new Outcome(turn.system(), "max").with("acked/s", turn.round()));
    }
}
