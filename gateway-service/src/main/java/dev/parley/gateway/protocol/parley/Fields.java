package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.WireId;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of one command. Whatever is wrong with one is told by its name.
record Fields(JsonNode root, Reference reference) {
    InvalidFrame no(String message) {
        return reference.refused(ErrorCode.BAD_REQUEST, message);
    }

    InvalidFrame no(ErrorCode code, String message) {
        return reference.refused(code, message);
    }

    boolean has(String name) {
        return root.hasNonNull(name);
    }

    JsonNode get(String name) {
        return root.path(name);
    }

    /// Null: there is none.
    @Nullable
    String text(String name, int maxCharacters) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return text(name, node, maxCharacters);
    }

    private String text(String name, JsonNode node, int maxCharacters) {
        if (!node.isTextual()) {
            throw no(name + " must be text");
        }
        var text = node.textValue();
        if (text.length() > maxCharacters) {
            throw no(name + " has " + maxCharacters + " characters at most");
        }
        if (text.indexOf('\0') >= 0) {
            throw no(name + " must not contain the character NUL");
        }
        return text;
    }

    /// Text with something in it.
    String someText(String name, int maxCharacters) {
        var text = text(name, maxCharacters);
        if (text == null || text.isBlank()) {
            throw no(name + " is required");
        }
        return text;
    }

    UUID id(String name) {
        var id = optionalId(name);
        if (id == null) {
            throw no(name + " is required");
        }
        return id;
    }

    @Nullable
    UUID optionalId(String name) {
        var node = root.path(name);
        return node.isMissingNode() || node.isNull() ? null : id(name, node);
    }

    UUID id(String name, JsonNode node) {
        var id = WireId.of(node.textValue());
        if (id != null) {
            return id;
        }
        throw no(name + " must be an id");
    }

    long seq(String name) {
        var seq = optionalSeq(name);
        if (seq == null) {
            throw no(name + " is required");
        }
        return seq;
    }

    @Nullable
    Long optionalSeq(String name) {
        var node = root.path(name);
        return node.isMissingNode() || node.isNull() ? null : seq(name, node);
    }

    long seq(String name, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw no(name + " must be a whole number from 0 on");
        }
        return node.longValue();
    }

    int limit(int least, int most, int usual) {
        var node = root.path("limit");
        if (node.isMissingNode() || node.isNull()) {
            return usual;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw no("limit must be a whole number from " + least + " to " + most);
        }
        return node.intValue();
    }

    boolean flag(String name) {
        var flag = optionalFlag(name);
        if (flag == null) {
            throw no(name + " must be true or false");
        }
        return flag;
    }

    @Nullable
    Boolean optionalFlag(String name) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            throw no(name + " must be true or false");
        }
        return node.booleanValue();
    }

    /// One of a few words, as `of` reads them; null when there is none.
    <T> @Nullable T word(String name, Function<String, T> of, String words) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            // Only as it is written in the contract.
            if (node.isTextual() && node.textValue().equals(node.textValue().toLowerCase(Locale.ROOT))) {
                return of.apply(node.textValue());
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw no(name + " must be one of " + words);
    }

    /// The elements of a list, each read by `read`; null when there is no list.
    <T> @Nullable List<T> list(String name, int most, BiFunction<String, JsonNode, T> read) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isArray()) {
            throw no(name + " must be a list");
        }
        if (node.size() > most) {
            throw no(name + " has " + most + " elements at most");
        }
        var list = new ArrayList<T>(node.size());
        node.forEach(element -> list.add(read.apply(name, element)));
        return list;
    }
}
