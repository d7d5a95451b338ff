package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientJsonTest {
    private static final String PING = "{\"type\":\"ping\",\"id\":\"ä\"}";

    @Test
    void readsUtf8() throws IOException {
        var frame = ClientJson.MAPPER.readTree(PING.getBytes(StandardCharsets.UTF_8));

        assertEquals("ä", frame.path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "UTF-32"})
    void guessesNoOtherEncoding(String charset) {
        var bytes = PING.getBytes(Charset.forName(charset));

        assertThrows(JsonProcessingException.class, () -> ClientJson.MAPPER.readTree(bytes));
    }
}
