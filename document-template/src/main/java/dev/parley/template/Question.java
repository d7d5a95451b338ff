package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.answer.Choice;
import java.util.List;
import java.util.Optional;

/// One question of a template. `help`, `defaultValue`, `askIf` and `currency` may be null; `choices` and `fields` are
/// empty where the type has none. `item`, `fields`, `min` and `max` are those of `groups`: how many of what.
public record Question(
        String id,
        String label,
        String text,
        String help,
        QuestionType type,
        boolean required,
        JsonNode defaultValue,
        List<Choice> choices,
        String currency,
        Validation validation,
        Condition askIf,
        String item,
        List<Question> fields,
        int min,
        int max) {

    public Question {
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
    }

    /// A question of yes or no that stands in no template.
    public static Question yesNo(String id, String text) {
        return new Question(
                id,
                text,
                text,
                null,
                QuestionType.YES_NO,
                true,
                null,
                List.of(),
                null,
                Validation.NONE,
                null,
                null,
                List.of(),
                0,
                0);
    }

    Question withDefault(JsonNode value) {
        return new Question(
                id,
                label,
                text,
                help,
                type,
                required,
                value,
                choices,
                currency,
                validation,
                askIf,
                item,
                fields,
                min,
                max);
    }

    public Optional<Question> field(String name) {
        return fields.stream().filter(field -> field.id.equals(name)).findFirst();
    }
}
