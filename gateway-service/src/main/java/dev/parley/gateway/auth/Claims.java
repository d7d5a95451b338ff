package dev.parley.gateway.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The claims of one token, read leniently: a value of the wrong type, or a blank one, counts as absent.
record Claims(Map<String, @Nullable Object> values) {
    private static final int MAX_ID = 255;

    /// The first of these claims that has a text; null when none has.
    @Nullable
    String text(String... names) {
        for (var name : names) {
            if (values.get(name) instanceof String text) {
                // PostgreSQL stores no NUL, and a person's name needs none.
                var clean = text.replace("\0", "").strip();
                if (!clean.isEmpty()) {
                    return clean;
                }
            }
        }
        return null;
    }

    /// The text under this name exactly as it stands: two texts that differ are two people. Null: there is none, or it
    /// is no id.
    @Nullable
    String exact(String name) {
        return values.get(name) instanceof String text && isId(text) ? text : null;
    }

    /// Whether somebody may be known by it: it can be stored as it is.
    static boolean isId(String text) {
        return !text.isBlank() && text.length() <= MAX_ID && text.codePoints().allMatch(Claims::isOfAnId);
    }

    private static boolean isOfAnId(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }

    /// The object under this name; an empty one when there is none.
    @SuppressWarnings("unchecked")
    Claims inside(String name) {
        return new Claims(values.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }

    /// A whole number, also one written as a text.
    Optional<Long> number(String name) {
        return switch (values.get(name)) {
            case Long value -> Optional.of(value);
            case Integer value -> Optional.of(value.longValue());
            case Double value
            when value == Math.rint(value) && Math.abs(value) < 1e15 -> Optional.of(value.longValue());
            case String text when text.matches("\\d{1,18}") -> Optional.of(Long.parseLong(text));
            case null, default -> Optional.empty();
        };
    }

    /// A text, or a list with such a text in it, as `aud` may be.
    boolean names(String claim, String wanted) {
        return switch (values.get(claim)) {
            case String text -> text.equals(wanted);
            case List<?> list -> list.contains(wanted);
            case null, default -> false;
        };
    }

    boolean has(String claim) {
        return values.get(claim) != null;
    }
}
