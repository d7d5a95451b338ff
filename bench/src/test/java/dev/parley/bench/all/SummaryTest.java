package dev.parley.bench.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.bench.report.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String PARLEY = "Parley";
    private static final String NODE = "Node reference";

    private final Series series = new Series();

    @Test
    void setsMediansAndSpreadsBesideEachOther() {
        measure(1, 1800, 700);
        measure(2, 1700, 720);
        measure(3, 2000, 710);
        assertEquals("""
                under these conditions

                | load          | figure |              Parley | Node reference |  to Node reference |
                |---------------|--------|--------------------:|---------------:|-------------------:|
                | append, 500/s | CPU µs | 1,800 (1,700–2,000) |  710 (700–720) | 2.57 × (2.36–2.82) |
                """, summary(List.of()).table().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void dividesRoundByRoundSoThatADriftingMachineCancelsOut() {
        measure(1, 1000, 500);
        measure(2, 3000, 1500);
        measure(3, 9000, 4500);
        assertTrue(
                summary(List.of()).table().contains("2.00 × (2.00–2.00)"),
                summary(List.of()).table());
    }

    @Test
    void leavesEmptyWhatOneOfThemHasNot() {
        series.add(new Turn(1, "append", PARLEY), List.of(new Outcome(PARLEY, "500/s").with("CPU µs", 1800)));
        series.add(new Turn(1, "append", NODE), List.of(new Outcome(NODE, "max").with("CPU µs", 500)));
        var table = summary(List.of()).table();
        assertTrue(table.contains("| append, 500/s | CPU µs |  1,800 |                |"), table);
        assertTrue(table.contains("| append, max   | CPU µs |        |            500 |"), table);
    }

    @Test
    void showsOnlyHeadlinesAndNoneThatAreZeroThroughout() {
        series.add(
                new Turn(1, "append", PARLEY),
                List.of(new Outcome(PARLEY, "500/s")
                        .with("CPU µs", 1800)
                        .with("refused", 0)
                        .with("generator µs", 7)));
        var table = summary(List.of()).table();
        assertFalse(table.contains("refused"), table);
        assertFalse(table.contains("generator"), table);
    }

    @Test
    void tellsWhatIsMissingBelowTheTable() {
        measure(1, 1800, 700);
        var table = summary(List.of("the Bun reference needs Bun")).table();
        assertTrue(table.stripTrailing().endsWith("- Not measured: the Bun reference needs Bun"), table);
    }

    @Test
    void keepsEveryRoundAndEveryPartForPrograms() {
        series.add(
                new Turn(2, "append", PARLEY),
                List.of(new Outcome(PARLEY, "500/s").cost(1_000_000, Map.of("gateway-1", 1.5), 0.25)));
        var json = summary(List.of("\"quoted\"")).json();
        assertTrue(json.contains("\"figure\":\"CPU µs of gateway-1\",\"system\":\"Parley\",\"median\":1.5000"), json);
        assertTrue(json.contains("\"rounds\":{\"2\":1.5000}"), json);
        assertTrue(json.contains("\"not_measured\":[\"\\\"quoted\\\"\"]"), json);
    }

    private void measure(int round, double ours, double theirs) {
        series.add(new Turn(round, "append", PARLEY), List.of(new Outcome(PARLEY, "500/s").with("CPU µs", ours)));
        series.add(new Turn(round, "append", NODE), List.of(new Outcome(NODE, "500/s").with("CPU µs", theirs)));
    }

    private Summary summary(List<String> gaps) {
        return new Summary(
                "under these conditions",
                Map.of("append", List.of("CPU µs", "refused")),
                List.of(PARLEY, NODE),
                series,
                gaps);
    }
}
