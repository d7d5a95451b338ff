package dev.parley.service.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads what other people's programs write and call JSON: with `NaN`, control characters in strings, numbers of any
/// length, commas at the end, several values in a row.
public final class LenientJson {
    private static final int MAX_DIGITS = 10_000;

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

    private LenientJson() {}

    /// All values of a text; fails when one of them is broken.
    public static List<JsonNode> values(String text) throws IOException {
        try (var values = VALUES.<JsonNode>readValues(text)) {
            return values.readAll();
        } catch (RuntimeException broken) {
            throw new IOException("No JSON");
        }
    }

    /// The values of a text up to the first that is broken.
    public static List<JsonNode> wholeValues(String text) {
        var whole = new ArrayList<JsonNode>();
        try (var values = VALUES.<JsonNode>readValues(text)) {
            while (values.hasNextValue()) {
                whole.add(values.nextValue());
            }
        } catch (IOException | RuntimeException broken) {
            // What comes behind it cannot be told from it.
        }
        return whole;
    }
}
