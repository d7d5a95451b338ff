package dev.parley.service.log;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
}
