package dev.parley.gateway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/// JSON as clients write it: in UTF-8, whatever its first bytes look like.
public final class ClientJson {
    /// What follows the value would otherwise be lost without a word, and so would the cents of a large amount.
    public static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ClientJson() {}
}
