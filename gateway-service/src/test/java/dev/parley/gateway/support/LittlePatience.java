package dev.parley.gateway.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A gateway that waits for nobody who is slow, and has room for a few strangers only. Shared for the reason of
/// [Sundries].
public final class LittlePatience implements QuarkusTestProfile {
    public static final int STRANGERS = 4;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gateway.transport.answer-within", "4s",
                "gateway.transport.stall", "2s",
                "gateway.limits.strangers-of-address", Integer.toString(STRANGERS),
                "gateway.transport.min-sent-bytes-per-second", "4000000",
                "gateway.connection.max-stall", "2s",
                "gateway.connection.send-buffer-bytes", "16384");
    }
}
