package dev.parley.service.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatALineSaysByKeysStandsInFields() throws IOException {
        assertEquals(
                Map.of("connection", "c1", "left_out", "3"), fields("frame failed connection=%s left_out=%d", "c1", 3));
    }

    @Test
    void theLineItselfIsWhole() throws IOException {
        var line = written(line("dev.parley.service.Some", "frame failed connection=%s", "c1"));

        assertEquals("frame failed connection=c1", line.path("message").asText());
        assertEquals("WARN", line.path("level").asText());
        assertEquals("dev.parley.service.Some", line.path("loggerName").asText());
    }

    @Test
    void aValueWithSpacesIsWhole() throws IOException {
        assertEquals(
                Map.of("cause", "Connection refused: redis", "attempt", "2"),
                fields("call failed cause=%s attempt=%d", "Connection refused: redis", 2));
    }

    @Test
    void aValueOfSeveralLinesIsWhole() throws IOException {
        assertEquals(
                Map.of("reason", "ERROR: no room\n  Hint: make some", "left_out", "2"),
                fields("away reason=%s left_out=%d", "ERROR: no room\n  Hint: make some", 2));
    }

    @Test
    void aQuotedValueIsNotTakenForMore() throws IOException {
        assertEquals(
                Map.of("code", "bad", "text", "no such model, try other=this"),
                fields("refused code=%s text=\"%s\"", "bad", "no such model, try other=this"));
    }

    @Test
    void whatALaterTextClaimsChangesNoFieldBeforeIt() throws IOException {
        assertEquals(
                "c1",
                fields("failed connection=%s cause=%s", "c1", "x connection=c2").get("connection"));
    }

    @Test
    void aLineWithoutKeysHasNoFields() throws IOException {
        assertEquals(Map.of(), fields("redis heard"));
    }

    @Test
    void linesOfOthersAreLeftAlone() throws IOException {
        var line = written(line("org.example.Library", "their key=%s", "value"));

        assertTrue(line.path("mdc").isEmpty(), line::toString);
    }

    @Test
    void whatFailedStandsInTheSameObject() throws IOException {
        var line = line("dev.parley.service.Some", "It failed");
        line.setThrown(new IllegalStateException("broken"));

        assertEquals(
                "java.lang.IllegalStateException",
                written(line).path("exception").path("exceptionType").asText());
    }

    private Map<?, ?> fields(String format, Object... values) throws IOException {
        return json.convertValue(
                written(line("dev.parley.service.Some", format, values)).path("mdc"), Map.class);
    }

    private JsonNode written(ExtLogRecord line) throws IOException {
        var text = new JsonLines().format(line);
        assertEquals(1, text.lines().count(), text);
        return json.readTree(text);
    }

    private static ExtLogRecord line(String logger, String format, Object... values) {
        var line = new ExtLogRecord(Level.WARN, format, FormatStyle.PRINTF, JsonLinesTest.class.getName());
        line.setLoggerName(logger);
        line.setParameters(values);
        return line;
    }
}
