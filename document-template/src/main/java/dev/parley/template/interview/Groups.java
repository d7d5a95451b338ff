package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A whole list of groups at once: an array of objects by field.
public final class Groups {
    /// What comes of it.
    public sealed interface Verdict {}

    /// A value for each field of each group, in the template's order.
    public record Good(List<List<JsonNode>> rows) implements Verdict {}

    public record Bad(String reason) implements Verdict {}

    private Groups() {}

    public static Verdict check(Question groups, JsonNode json, Answers answers, LocalDate today) {
        if (!json.isArray() || json.size() < groups.min() || json.size() > groups.max()) {
            return new Bad("There have to be " + groups.min() + " to " + groups.max() + " of them.");
        }
        var rows = new ArrayList<List<JsonNode>>();
        for (var each : json) {
            var row = new ArrayList<JsonNode>();
            for (var field : groups.fields()) {
                switch (Values.check(field, each.get(field.id()), answers, today)) {
                    case Values.Good(var value) -> row.add(value);
                    case Values.Bad(var reason) -> {
                        return new Bad(groups.item() + " " + (rows.size() + 1) + ", " + field.label() + ": " + reason);
                    }
                }
            }
            rows.add(row);
        }
        return new Good(rows);
    }
}
