package dev.parley.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmptyVariablesTest {
    private static final Map<String, String> FILE =
            Map.of("kit.on", "${KIT_SWITCHED:true}", "kit.text", "${KIT_WORDS:}", "kit.port", "${KIT_NUMBER:8080}");

    @Test
    void aVariableSetToNothingLeavesTheDefault() {
        var config = config(Map.of("KIT_SWITCHED", "", "KIT_NUMBER", ""));

        assertTrue(config.getValue("kit.on", Boolean.class));
        assertEquals(8080, config.getValue("kit.port", Integer.class));
    }

    @Test
    void oneThatIsSetCounts() {
        var config = config(Map.of("KIT_SWITCHED", "false", "KIT_NUMBER", "8081", "KIT_WORDS", "word"));

        assertFalse(config.getValue("kit.on", Boolean.class));
        assertEquals(8081, config.getValue("kit.port", Integer.class));
        assertEquals(Optional.of("word"), config.getOptionalValue("kit.text", String.class));
    }

    @Test
    void whatMayBeLeftOutIsLeftOut() {
        assertEquals(Optional.empty(), config(Map.of("KIT_WORDS", "")).getOptionalValue("kit.text", String.class));
    }

    private static SmallRyeConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .withSources(new EnvConfigSource(variables, 300), new PropertiesConfigSource(FILE, "file", 250))
                .build();
    }
}
