package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.service.json.LenientJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what canisters write and call JSON, as other people's programs do: several values in one message, too.
final class CanisterJson {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CanisterJson() {}

    /// The values of a message up to the first that is broken; a list's are its elements.
    static List<JsonNode> values(byte[] utf8) {
        var text = new String(utf8, StandardCharsets.UTF_8);
        var start = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? 0 : 1;
        var values = new ArrayList<JsonNode>();
        for (var value : LenientJson.wholeValues(text.substring(start))) {
            if (value.isArray()) {
                value.forEach(values::add);
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /// Unicode: half of a surrogate pair could not be passed on.
    static @Nullable String text(@Nullable String text) {
        return text == null ? null : unicode(text);
    }

    static String unicode(String text) {
        if (WireJson.isWhole(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
