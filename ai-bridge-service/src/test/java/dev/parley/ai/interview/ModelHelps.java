package dev.parley.ai.interview;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The interviewer may use the model for all it can be used for.
public class ModelHelps implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "bridge.interview.model.extract", "true",
                "bridge.interview.model.phrase", "true",
                "bridge.interview.model.timeout", "700ms");
    }
}
