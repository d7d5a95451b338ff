package dev.parley.service.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.jboss.logmanager.handlers.AsyncHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

class JsonConsoleTest {
    @Test
    void theConsoleWritesJson() {
        var console = new ConsoleHandler();

        JsonConsole.form(console);

        assertInstanceOf(JsonLines.class, console.getFormatter());
    }

    @Test
    void soDoesOneThatIsWrittenToLater() {
        var console = new ConsoleHandler();
        try (var later = new AsyncHandler()) {
            later.addHandler(console);

            JsonConsole.form(later);

            assertInstanceOf(JsonLines.class, console.getFormatter());
        }
    }

    @Test
    void aVariableSetToNothingAsksForNoJson() {
        assertFalse(config("").json().orElse(false));
    }

    @Test
    void trueAsksForIt() {
        assertTrue(config("true").json().orElse(false));
    }

    private static LogConfig config(String variable) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(Map.of("LOG_JSON", variable), 300))
                .withMapping(LogConfig.class)
                .build()
                .getConfigMapping(LogConfig.class);
    }
}
