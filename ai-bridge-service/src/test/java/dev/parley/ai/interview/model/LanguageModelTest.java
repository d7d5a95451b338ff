package dev.parley.ai.interview.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageModelTest {
    private record Help(boolean extract, boolean phrase) implements ModelConfig {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(8);
        }

        @Override
        public int maxText() {
            return 600;
        }
    }

    @Test
    void a_model_that_is_to_help_has_to_be_configured() {
        assertDoesNotThrow(() -> starts(new Help(false, false)));
        assertThrows(ConfigurationException.class, () -> starts(new Help(true, false)));
        assertThrows(ConfigurationException.class, () -> starts(new Help(false, true)));
    }

    private static void starts(Help help) {
        new LanguageModel(List.of(), help, Clock.systemUTC()).start(new StartupEvent());
    }
}
