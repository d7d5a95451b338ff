package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Numbers of things, as a provider tells them.
final class Counts {
    private Counts() {}

    /// The first of the fields that holds a count; null, not zero, where none does: a fraction, a text, less than
    /// nothing, or more than anybody can count.
    static @Nullable Integer of(JsonNode object, String... fields) {
        for (var field : fields) {
            var value = object.path(field);
            if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0) {
                return value.intValue();
            }
        }
        return null;
    }
}
