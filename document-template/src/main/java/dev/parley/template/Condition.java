package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// When a question is asked at all, by what has been answered before it.
public sealed interface Condition {
    record Equal(String question, JsonNode value) implements Condition {}

    record In(String question, List<JsonNode> values) implements Condition {}

    record Answered(String question, boolean answered) implements Condition {}

    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}

    record Not(Condition condition) implements Condition {}

    default boolean holds(Answers answers) {
        return switch (this) {
            case Equal(var question, var value) -> value.equals(answers.get(question));
            case In(var question, var values) -> values.contains(answers.get(question));
            case Answered(var question, var wanted) -> answers.isAnswered(question) == wanted;
            case All(var conditions) -> conditions.stream().allMatch(each -> each.holds(answers));
            case Any(var conditions) -> conditions.stream().anyMatch(each -> each.holds(answers));
            case Not(var condition) -> !condition.holds(answers);
        };
    }

    /// The ids of the questions it looks at.
    default Stream<String> questions() {
        return switch (this) {
            case Equal(var question, var _) -> Stream.of(question);
            case In(var question, var _) -> Stream.of(question);
            case Answered(var question, var _) -> Stream.of(question);
            case All(var conditions) -> conditions.stream().flatMap(Condition::questions);
            case Any(var conditions) -> conditions.stream().flatMap(Condition::questions);
            case Not(var condition) -> condition.questions();
        };
    }
}
