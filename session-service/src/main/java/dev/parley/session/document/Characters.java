package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Counts characters as people do: an emoji is one, and what JSON puts around a text is none.
final class Characters {
    private Characters() {}

    /// Null: none.
    static int of(@Nullable String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }

    /// Of all texts in it, names included. Whatever holds no text counts as one, so that nothing is free.
    static int of(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return 0;
        }
        if (!value.isContainerNode()) {
            return of(value.asText());
        }
        var count = 0;
        for (var each : value) {
            count += 1 + of(each);
        }
        for (var names = value.fieldNames(); names.hasNext(); ) {
            count += of(names.next());
        }
        return count;
    }
}
