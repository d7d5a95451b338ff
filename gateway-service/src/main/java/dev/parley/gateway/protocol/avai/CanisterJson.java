package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.gateway.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads what canisters write and call JSON, as other people's programs do: with `NaN`, control characters in strings,
/// numbers of any length, commas at the end, several values in one message.
final class CanisterJson {
    private static final int MAX_DIGITS = 10_000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final ObjectReader VALUES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private CanisterJson() {}

    /// The values of a message up to the first that is broken; a list's are its elements.
    static List<JsonNode> values(byte[] utf8) {
        var whole = new ArrayList<JsonNode>();
        var text = new String(utf8, StandardCharsets.UTF_8);
        var start = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? 0 : 1;
        try (var values = VALUES.<JsonNode>readValues(text.substring(start))) {
            while (values.hasNextValue()) {
                var value = values.nextValue();
                if (value.isArray()) {
                    value.forEach(whole::add);
                } else {
                    whole.add(value);
                }
            }
        } catch (IOException | RuntimeException broken) {
            // What comes behind it cannot be told from it.
        }
        return whole;
    }

    /// Unicode: half of a surrogate pair could not be passed on.
    static String text(String text) {
        if (text == null || WireJson.isWhole(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
