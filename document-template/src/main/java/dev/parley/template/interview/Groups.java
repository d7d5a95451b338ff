package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole list of groups at once: an array of objects by field.
public final class Groups {
    /// What comes of it.
    public sealed interface Verdict {}

    /// A value for each field of each group, in the template's order.
    public record Good(List<List<JsonNode>> rows) implements Verdict {}

    public record Bad(String reason) implements Verdict {}

    private static final int NAME = 40;

    private Groups() {}

    public static Verdict check(Question groups, JsonNode json, Answers answers, @Nullable LocalDate today) {
        if (!json.isArray() || json.size() < groups.min() || json.size() > groups.max()) {
            return new Bad("There have to be " + groups.min() + " to " + groups.max() + " of them.");
        }
        var rows = new ArrayList<List<JsonNode>>();
        for (var each : json) {
            var strange = strange(groups, each);
            if (strange != null) {
                return new Bad(groups.item() + " " + (rows.size() + 1) + " " + strange);
            }
            var row = new ArrayList<JsonNode>();
            for (var field : groups.fields()) {
                switch (AnswerParser.check(field, each.get(field.id()), answers, today)) {
                    case AnswerParser.Good(var value) -> row.add(value);
                    case AnswerParser.Bad(var reason) -> {
                        return new Bad(groups.item() + " " + (rows.size() + 1) + ", " + field.label() + ": " + reason);
                    }
                }
            }
            rows.add(row);
        }
        return new Good(rows);
    }

    /// What is misspelt would otherwise be lost. Null: nothing is strange.
    private static @Nullable String strange(Question groups, JsonNode row) {
        if (!row.isObject()) {
            return "has to be an object with a value for each of its fields.";
        }
        var known = groups.fields().stream().map(Question::id).toList();
        return row.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name ->
                        "has a field there is not: “" + (name.length() > NAME ? name.substring(0, NAME) + "…" : name)
                                + "”; there are " + String.join(", ", known) + ".")
                .orElse(null);
    }
}
