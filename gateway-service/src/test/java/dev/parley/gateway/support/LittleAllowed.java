package dev.parley.gateway.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A gateway that allows little: what it is asked, from where and by how many. Shared for the reason of [Sundries].
public final class LittleAllowed implements QuarkusTestProfile {
    public static final int CONNECTIONS = 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gateway.limits.strangers", "0",
                "gateway.proxy.trusted", "192.0.2.0/24",
                "gateway.proxy.protocol", "true",
                "gateway.auth.query-tokens", "false",
                "gateway.transport.max-connections", Integer.toString(CONNECTIONS),
                // Also how long the refused are given to leave.
                "gateway.transport.keep-alive", "3s",
                "gateway.limits.commands-burst", "4",
                "gateway.limits.commands-per-second", "1",
                "gateway.limits.ai-messages-per-minute", "1");
    }
}
