package dev.parley.rendering.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.handlers.AsyncHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

/// A service of which lines of JSON are asked, with a console that is written to later.
@QuarkusTest
@TestProfile(JsonLogTest.InJson.class)
class JsonLogTest {
    public static final class InJson implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "log.json",
                    "true",
                    "quarkus.log.console.async.enabled",
                    "true",
                    "rendering.trust.token-secret",
                    "a secret of the tests' own, long enough");
        }
    }

    @Test
    void writesObjectsToItsConsole() throws IOException {
        var line = new ExtLogRecord(Level.INFO, "Ready port=%d", FormatStyle.PRINTF, JsonLogTest.class.getName());
        line.setLoggerName("dev.parley.rendering.Some");
        line.setParameters(new Object[] {8083});

        var written = new ObjectMapper().readTree(console().getFormatter().format(line));

        assertEquals("Ready port=8083", written.path("message").asText());
        assertEquals("8083", written.path("mdc").path("port").asText());
    }

    private static ConsoleHandler console() {
        return Stream.of(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filter(AsyncHandler.class::isInstance)
                .flatMap(later -> Stream.of(((AsyncHandler) later).getHandlers()))
                .filter(ConsoleHandler.class::isInstance)
                .map(ConsoleHandler.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
