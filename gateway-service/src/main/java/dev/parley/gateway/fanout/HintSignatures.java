package dev.parley.gateway.fanout;

import dev.parley.service.redis.TrustedHints;
import dev.parley.token.SignedHints;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Has hints signed with the secret our services share.
@Dependent
class HintSignatures {
    @Produces
    @Singleton
    TrustedHints hints(
            @ConfigProperty(name = "gateway.internal-token-secret") String secret, Clock clock, MeterRegistry metrics) {
        return new TrustedHints(new SignedHints(secret, clock), metrics);
    }
}
