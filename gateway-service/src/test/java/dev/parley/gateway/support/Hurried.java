package dev.parley.gateway.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A gateway that waits a second for whoever speaks slowly, and keeps little for whoever listens to much. Shared for
/// the reason of [Sundries].
public final class Hurried implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gateway.transport.body-within", "1s",
                "gateway.connection.max-unfinished", "1s",
                "gateway.connection.sign-in-within", "1s",
                "gateway.memory.max-subscription-bytes", "12000");
    }
}
