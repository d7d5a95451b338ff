package dev.parley.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmptyVariablesTest {
    @ConfigMapping(prefix = "kit")
    interface Settings {
        @WithDefault("${KIT_SWITCHED:true}")
        boolean on();

        @WithDefault("${KIT_WORDS:}")
        Optional<String> text();

        @WithDefault("9")
        int port();
    }

    @Test
    void aVariableSetToNothingLeavesTheDefault() {
        assertTrue(settings(Map.of("KIT_SWITCHED", "")).on());
    }

    @Test
    void soItDoesInAFileOfProperties() {
        assertEquals(8080, settings(Map.of("KIT_NUMBER", "")).port());
    }

    @Test
    void oneThatIsSetCounts() {
        assertEquals(Optional.of("word"), settings(Map.of("KIT_WORDS", "word")).text());
        assertEquals(8081, settings(Map.of("KIT_NUMBER", "8081")).port());
    }

    @Test
    void whatMayBeLeftOutIsLeftOut() {
        assertEquals(Optional.empty(), settings(Map.of("KIT_WORDS", "")).text());
    }

    private static Settings settings(Map<String, String> variables) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .withSources(
                        new EnvConfigSource(variables, 300),
                        new PropertiesConfigSource(Map.of("kit.port", "${KIT_NUMBER:8080}"), "file", 250))
                .withMapping(Settings.class)
                .build();
        return config.getConfigMapping(Settings.class);
    }
}
