package dev.parley.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Outcome ours = new Outcome("Parley", "room of 100")
            .with("deliveries/s", 300_000)
            .cost(1_000_000, Map.of("gateway-1", 1.5, "redis", 0.5), 0.25);
    private final Outcome theirs = new Outcome("Node reference", "room of 100").with("deliveries/s", 40_000);
    private final Report report = new Report("fanout", "conditions", List.of(ours, theirs));

    @Test
    void dividesWhatEveryPartUsedByWhatWasCounted() {
        assertEquals(2.0, ours.figures().get(Outcome.CPU), 1e-9);
        assertEquals(0.25, ours.figures().get(Outcome.GENERATOR), 1e-9);
        assertEquals(1.5, ours.partMicros().get("gateway-1"), 1e-9);
    }

    @Test
    void leavesEmptyWhatASystemHasNoFigureOf() {
        var table = report.table();
        assertTrue(table.contains("| Parley         | room of 100 |      300,000 |   2.00 |"), table);
        assertTrue(table.contains("| Node reference | room of 100 |       40,000 |        |"), table);
    }

    @Test
    void setsParleyAgainstTheOthersUnderTheSameLoad() {
        assertTrue(report.ratios("deliveries/s").contains("Node reference, deliveries/s, room of 100: 7.50 ×"));
        assertEquals("", report.ratios("KB each"));
    }

    @Test
    void roundsToWhatCounts() {
        assertEquals("12,346", Report.rounded(12_345.6));
        assertEquals("12.3", Report.rounded(12.34));
        assertEquals("1.23", Report.rounded(1.234));
        assertEquals("0", Report.rounded(0));
    }
}
