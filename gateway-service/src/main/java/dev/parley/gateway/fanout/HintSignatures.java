package dev.parley.gateway.fanout;

import dev.parley.service.redis.TrustedHints;
import dev.parley.token.ServiceSecrets;
import dev.parley.token.SignedHints;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Has hints signed with the secret our services share.
@Dependent
class HintSignatures {
    @Produces
    @Singleton
    TrustedHints hints(ServiceSecrets secrets, Clock clock, MeterRegistry metrics) {
        return new TrustedHints(new SignedHints(secrets, clock), metrics);
    }
}
