package dev.parley.gateway.auth;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The settings of an [Authenticator] as its environment gives them, without Quarkus around it.
final class AuthSettings {
    static final Clock CLOCK = Clock.fixed(TokenMint.NOW, ZoneOffset.UTC);

    private AuthSettings() {}

    static AuthConfig of(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(AuthConfig.class)
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build()
                .getConfigMapping(AuthConfig.class);
    }

    static Authenticator authenticator(Map<String, String> environment) {
        return authenticator(environment, new AtomicLong());
    }

    static Authenticator authenticator(Map<String, String> environment, AtomicLong nanoTime) {
        return new Authenticator(of(environment), CLOCK, nanoTime::get);
    }
}
