package dev.parley.gateway.limits;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/// Limits as their settings give them, without Quarkus around them.
final class LimitsSettings {
    private LimitsSettings() {}

    static LimitsConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(LimitsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "settings", 300))
                .build()
                .getConfigMapping(LimitsConfig.class);
    }
}
