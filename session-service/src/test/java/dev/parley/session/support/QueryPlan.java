package dev.parley.session.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// How PostgreSQL has carried out one statement, as `auto_explain` tells it.
public record QueryPlan(JsonNode told) {
    /// Of these tables, or of a partition of one, those that were read from one end to the other.
    public List<String> readWhole(Set<String> tables) {
        var found = new ArrayList<String>();
        walk(step -> {
            var table = step.path("Relation Name").asText().replaceFirst("_\\d+$", "");
            if (step.path("Node Type").asText().equals("Seq Scan")
                    && tables.contains(table)
                    && step.path("Actual Loops").asLong() > 0) {
                found.add(table);
            }
        });
        return found;
    }

    /// Rows that were read and thrown away.
    public long removed() {
        return sum(_ -> true, "Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck");
    }

    /// Rows that were found in tables and in indexes.
    public long found() {
        return sum(step -> step.path("Node Type").asText().endsWith("Scan"), "Actual Rows");
    }

    /// Pages of 8 KiB, each as often as it was looked at.
    public long pages() {
        var root = told.path("Plan");
        return root.path("Shared Hit Blocks").asLong()
                + root.path("Shared Read Blocks").asLong();
    }

    private long sum(Predicate<JsonNode> steps, String... figures) {
        var sum = new double[1];
        walk(step -> {
            for (var figure : steps.test(step) ? figures : new String[0]) {
                sum[0] +=
                        step.path(figure).asDouble() * step.path("Actual Loops").asDouble();
            }
        });
        return Math.round(sum[0]);
    }

    private void walk(Consumer<JsonNode> visitor) {
        walk(told.path("Plan"), visitor);
    }

    private static void walk(JsonNode step, Consumer<JsonNode> visitor) {
        visitor.accept(step);
        step.path("Plans").forEach(before -> walk(before, visitor));
    }

    @Override
    public String toString() {
        return told.toPrettyString();
    }
}
