package dev.parley.ai.fake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Nobody but canisters answers.
public final class CanistersOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("bridge.provider.order", "canister-out,canister-in", "bridge.reply.concurrent", "16");
    }
}
