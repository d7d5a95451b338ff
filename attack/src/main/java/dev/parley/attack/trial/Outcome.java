package dev.parley.attack.trial;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import java.util.List;

/// What became of one scenario.
///
/// @param notes what explains the findings
public record Outcome(Scenario scenario, List<Finding> findings, List<String> notes) {
    private static final String LINE = "%-22s %-46s %-34s %s%n";

    /// What the columns of the table are.
    public static String heading() {
        return LINE.formatted("scenario", "bar", "measured", "verdict");
    }

    public boolean isKept() {
        return findings.stream().allMatch(Finding::kept);
    }

    /// One line for each bar.
    @Override
    public String toString() {
        var text = new StringBuilder();
        var name = scenario.name();
        for (var finding : findings) {
            text.append(LINE.formatted(name, finding.bar(), finding.measured(), finding.kept() ? "ok" : "BROKEN"));
            name = "";
        }
        notes.forEach(
                note -> text.append("                         ").append(note).append(System.lineSeparator()));
        return text.toString();
    }
}
