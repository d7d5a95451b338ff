package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.answer.Choice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// One question of a template. `choices` and `fields` are empty where the type has none. `item`, `fields`, `min` and
/// `max` are those of `groups`: how many of what.
public record Question(
        String id,
        String label,
        String text,
        @Nullable String help,
        QuestionType type,
        boolean required,
        @Nullable JsonNode defaultValue,
        List<Choice> choices,
        @Nullable String currency,
        Validation validation,
        @Nullable Condition askIf,
        @Nullable String item,
        List<Question> fields,
        int min,
        int max) {

    public Question {
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
    }

    /// A question of yes or no that stands in no template.
    public static Question yesNo(String id, String text) {
        return builder()
                .id(id)
                .label(text)
                .text(text)
                .type(QuestionType.YES_NO)
                .required(true)
                .validation(Validation.NONE)
                .build();
    }

    public Question withDefault(JsonNode value) {
        return builder()
                .id(id)
                .label(label)
                .text(text)
                .help(help)
                .type(type)
                .required(required)
                .defaultValue(value)
                .choices(choices)
                .currency(currency)
                .validation(validation)
                .askIf(askIf)
                .item(item)
                .fields(fields)
                .min(min)
                .max(max)
                .build();
    }

    public Optional<Question> field(String name) {
        return fields.stream().filter(field -> field.id.equals(name)).findFirst();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0, false or empty.
    @NullUnmarked
    public static final class Builder {
        private String id;
        private String label;
        private String text;
        private String help;
        private QuestionType type;
        private boolean required;
        private JsonNode defaultValue;
        private List<Choice> choices = List.of();
        private String currency;
        private Validation validation;
        private Condition askIf;
        private String item;
        private List<Question> fields = List.of();
        private int min;
        private int max;

        private Builder() {}

        public Builder id(String id) {
            this.id = id;
            return this;
        }

        public Builder label(String label) {
            this.label = label;
            return this;
        }

        public Builder text(String text) {
            this.text = text;
            return this;
        }

        public Builder help(String help) {
            this.help = help;
            return this;
        }

        public Builder type(QuestionType type) {
            this.type = type;
            return this;
        }

        public Builder required(boolean required) {
            this.required = required;
            return this;
        }

        public Builder defaultValue(JsonNode defaultValue) {
            this.defaultValue = defaultValue;
            return this;
        }

        public Builder choices(List<Choice> choices) {
            this.choices = choices;
            return this;
        }

        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        public Builder validation(Validation validation) {
            this.validation = validation;
            return this;
        }

        public Builder askIf(Condition askIf) {
            this.askIf = askIf;
            return this;
        }

        public Builder item(String item) {
            this.item = item;
            return this;
        }

        public Builder fields(List<Question> fields) {
            this.fields = fields;
            return this;
        }

        public Builder min(int min) {
            this.min = min;
            return this;
        }

        public Builder max(int max) {
            this.max = max;
            return this;
        }

        public Question build() {
            return new Question(
                    id,
                    label,
                    text,
                    help,
                    type,
                    required,
                    defaultValue,
                    choices,
                    currency,
                    validation,
                    askIf,
                    item,
                    fields,
                    min,
                    max);
        }
    }
}
